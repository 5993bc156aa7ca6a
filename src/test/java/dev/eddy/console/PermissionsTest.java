package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.access.Grant;
import dev.eddy.access.Scope;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final ConsoleAccess FILE = ConsoleAccess.ofFile(Path.of("tokens"));

    @Test
    void aTokenOfAFileLetsItsHolderLookAndDoWhatItsScopesSay() {
        var annas = Permissions.of(FILE, Grant.of("annas-own-secret-token", Set.of(Scope.OPERATE), "anna"));
        assertThat(annas.name()).isEqualTo("anna");
        assertThat(annas.scopes()).containsExactly("look", "operate");
        assertThat(annas.grantable()).containsExactly("look", "post", "operate");
        assertThat(annas.isSignInPossible()).isTrue();
    }

    @Test
    void withoutATokenOfTheFileNobodyMayDoAnything() {
        assertThat(Permissions.of(FILE, Grant.OF_ALL).scopes()).isEmpty();
    }

    @Test
    void withoutAFileStrangersMayLook() {
        ConsoleAccess access = ConsoleAccess.ofToken("0123456789abcdef", Set.of(Scope.OPERATE), "operator");
        var strangers = Permissions.of(access, Grant.OF_ALL);
        assertThat(strangers.name()).isNull();
        assertThat(strangers.scopes()).containsExactly("look");
        assertThat(strangers.grantable()).containsExactly("operate");
        assertThat(strangers.isSignInPossible()).isFalse();
    }
}
