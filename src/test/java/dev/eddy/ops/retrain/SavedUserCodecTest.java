package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.user.ClusterAssigner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SavedUserCodecTest {
    private final SavedUserCodec codec = new SavedUserCodec();

    static Stream<SavedUser> users() {
        return Stream.of(
                new SavedUser("ünal-鍵", 499, 1_767_268_800_000L, new float[] {.6f, -.8f, Float.MIN_VALUE}),
                new SavedUser("ann", ClusterAssigner.NO_CLUSTER, 0, null),
                new SavedUser("", Integer.MAX_VALUE, Long.MIN_VALUE, new float[0]),
                new SavedUser("x".repeat(256), 0, Long.MAX_VALUE, new float[1_024]));
    }

    @ParameterizedTest
    @MethodSource("users")
    void aUserIsReadBack(SavedUser user) throws IOException {
        var bytes = new ByteArrayOutputStream();
        codec.write(user, new DataOutputStream(bytes));
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(codec.read(codec.version(), in)).usingRecursiveComparison().isEqualTo(user);
        assertThat(in.available()).isZero();
    }
}
