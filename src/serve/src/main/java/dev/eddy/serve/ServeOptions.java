package dev.eddy.serve;

import dev.eddy.option.Allowed;
import dev.eddy.web.Listening;
import java.nio.file.Path;

/**
 * Settings of the server of lists.
 *
 * @param tokens file of tokens; null asks for none, which only loopback may
 */
public record ServeOptions(Listening listening, Path tokens) {
    public ServeOptions {
        Allowed.that(
                tokens != null || listening.isLoopback(),
                "--bind",
                listening.host(),
                "loopback without --tokens; give --tokens FILE");
    }
}
