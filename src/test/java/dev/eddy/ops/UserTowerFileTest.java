package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.tower.Towers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserTowerFileTest {
    private static final VectorSpace TASTE = VectorSpace.ofTower("taste", 4);
    private static final VectorSpace MOVES = VectorSpace.ofBehaviour("moves", 4);

    @TempDir
    private Path folder;

    @Test
    void aSpaceOfKindTowerHasWeightsAndNoOtherDoes() throws IOException {
        Path file = Files.write(folder.resolve("tower"), Towers.random(4, 1));
        assertThat(UserTowerFile.read(file, TASTE)).isEqualTo(Files.readAllBytes(file));
        assertThat(UserTowerFile.read(null, MOVES)).isNull();
        assertRefused(null, TASTE, "space taste is of kind tower: give the weights of its user tower with --tower");
        assertRefused(file, MOVES, "--tower is for a space of kind tower, not for moves:4:behaviour");
    }

    @Test
    void weightsThatTheJobWouldRefuseAreRefused() throws IOException {
        Path other = Files.write(folder.resolve("other"), Towers.random(8, 1));
        assertRefused(other, TASTE, other + ": a user tower of 8 dimensions, space taste has 4");
        Path missing = folder.resolve("missing");
        assertRefused(missing, TASTE, missing + ": can't be read");
    }

    private static void assertRefused(Path file, VectorSpace space, String message) {
        assertThatThrownBy(() -> UserTowerFile.read(file, space))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }
}
