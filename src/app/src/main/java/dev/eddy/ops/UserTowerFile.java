package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.item.TableUpdate;
import dev.eddy.item.UserTowerParser;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with the weights of a user tower. */
public final class UserTowerFile {
    private UserTowerFile() {}

    /**
     * The weights that belong to a space, or null for a space without a user tower.
     *
     * @param file null where none is given
     * @throws BadInputException when the job would refuse the weights, or when a space of kind tower has none
     */
    public static byte[] read(Path file, VectorSpace space) throws IOException {
        BadInputException.require(
                (file != null) == space.hasTower(),
                space.hasTower()
                        ? "space " + space.name() + " is of kind tower: give the weights of its user tower with --tower"
                        : "--tower is for a space of kind tower, not for " + space.text());
        if (file == null) {
            return null;
        }
        BadInputException.require(Files.isReadable(file), file + ": can't be read");
        byte[] weights = Files.readAllBytes(file);
        Parsed<TableUpdate> parsed = new UserTowerParser(List.of(space))
                .parse(new KafkaRecord("", 0, 0, 0, space.name().getBytes(UTF_8), weights));
        BadInputException.require(!parsed.isRefused(), file + ": " + parsed.reason());
        return weights;
    }
}
