package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.GeneratedPage;
import dev.eddy.Modules;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The checked-in description is that of the declared routes, and valid OpenAPI. */
class OpenApiPageTest {
    private static final Path FILE = Modules.source("dev/eddy/serve/openapi.json");

    @Test
    void theFileIsWhatTheRoutesSay() {
        GeneratedPage.checkWhole(FILE, OpenApi.text());
    }

    @Test
    void itIsValid() {
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(OpenApi.text());
        assertThat(result.getMessages()).isEmpty();
        OpenAPI parsed = result.getOpenAPI();
        assertThat(parsed.getPaths()).hasSize(Operation.values().length);
        assertThat(parsed.getComponents().getSchemas())
                .containsKeys("ListAnswer", "Placed", "BatchBody", "ErrorAnswer");
        Schema<?> list = parsed.getComponents().getSchemas().get("ListAnswer");
        assertThat(list.getRequired()).contains("origin", "generated_at").doesNotContain("user_id", "next_page");
    }
}
