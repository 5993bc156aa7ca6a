package dev.eddy.lab.run;

import dev.eddy.lab.run.StoredState.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;

/** Reads what Flink stores about a savepoint or checkpoint, and checks that all of its files are there. */
final class StateReader {
    private static final String METADATA = "_metadata";
    private static final String CHECKPOINT = "chk-";

    private StateReader() {}

    static StoredState read(Kind kind, Path folder) {
        Path metadata = folder.resolve(METADATA);
        try {
            if (!Files.exists(metadata)) {
                long atMillis = Files.getLastModifiedTime(folder).toMillis();
                return new StoredState(kind, folder, numberOf(folder), atMillis, StoredState.HALF_WRITTEN);
            }
            long atMillis = Files.getLastModifiedTime(metadata).toMillis();
            try (var in = new DataInputStream(Files.newInputStream(metadata))) {
                CheckpointMetadata read = Checkpoints.loadCheckpointMetadata(
                        in, StateReader.class.getClassLoader(), folder.toUri().toString());
                return new StoredState(
                        kind,
                        folder,
                        read.getCheckpointId(),
                        atMillis,
                        problem(read).orElse(""));
            } catch (IOException | RuntimeException e) {
                String problem = "its file " + METADATA + " cannot be read (" + e + ")";
                return new StoredState(kind, folder, numberOf(folder), atMillis, problem);
            }
        } catch (IOException vanished) {
            return new StoredState(kind, folder, numberOf(folder), 0, "it cannot be read (" + vanished + ")");
        }
    }

    /** The number in a checkpoint's name; a savepoint's name has none. */
    private static long numberOf(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches(CHECKPOINT + "\\d{1,18}") ? Long.parseLong(name.substring(CHECKPOINT.length())) : -1;
    }

    private static Optional<String> problem(CheckpointMetadata metadata) {
        return metadata.getOperatorStates().stream()
                .flatMap(operator -> operator.getStates().stream())
                .flatMap(StateReader::parts)
                .flatMap(StateReader::streams)
                .map(StateReader::problem)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<StateObject> parts(OperatorSubtaskState task) {
        return Stream.<Collection<? extends StateObject>>of(
                        task.getManagedOperatorState(),
                        task.getRawOperatorState(),
                        task.getManagedKeyedState(),
                        task.getRawKeyedState())
                .flatMap(Collection::stream);
    }

    private static Stream<StreamStateHandle> streams(StateObject part) {
        if (part instanceof IncrementalRemoteKeyedStateHandle incremental) {
            return incremental.streamSubHandles();
        }
        return part instanceof StreamStateHandle stream ? Stream.of(stream) : Stream.empty();
    }

    private static Optional<String> problem(StreamStateHandle stream) {
        return stream.maybeGetPath().flatMap(path -> {
            Path file = Path.of(path.toUri().getPath());
            try {
                long size = Files.size(file);
                return size == stream.getStateSize()
                        ? Optional.empty()
                        : Optional.of(
                                "its file " + file + " has " + size + " bytes instead of " + stream.getStateSize());
            } catch (IOException e) {
                return Optional.of("its file " + file + " is missing");
            }
        });
    }

    /** All folders in a folder; none when it does not exist. */
    static List<Path> foldersIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    static boolean isCheckpoint(Path folder) {
        return folder.getFileName().toString().startsWith(CHECKPOINT);
    }
}
