package dev.eddy.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ByReferenceSerializerTest {
    /** Stands for any value that nobody changes. */
    public record Value(String name, List<Integer> numbers) {}

    private static final Value VALUE = new Value("ü", List.of(1, 2));

    private final TypeSerializer<Value> serializer =
            ByReferenceSerializer.type(Value.class).createSerializer(new SerializerConfigImpl());

    @Test
    void aCopyIsTheThingItself() {
        assertThat(serializer.copy(VALUE)).isSameAs(VALUE);
        assertThat(serializer.copy(VALUE, new Value("", List.of()))).isSameAs(VALUE);
        assertThat(serializer.isImmutableType()).isTrue();
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(serializer.deserialize(input(written(VALUE)))).isEqualTo(VALUE);
        var copied = new DataOutputSerializer(64);
        serializer.duplicate().copy(input(written(VALUE)), copied);
        assertThat(copied.getCopyOfBuffer()).isEqualTo(written(VALUE).getCopyOfBuffer());
    }

    @Test
    void aSavepointsSerializerReadsWhatWasWrittenAndAgreesWithTodays() throws IOException {
        var out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<Value> restored = TypeSerializerSnapshot.readVersionedSnapshot(
                input(out), getClass().getClassLoader());
        assertThat(restored.restoreSerializer().deserialize(input(written(VALUE))))
                .isEqualTo(VALUE);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(restored)
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(restored.restoreSerializer()).isEqualTo(serializer).hasSameHashCodeAs(serializer);
    }

    private DataOutputSerializer written(Value value) throws IOException {
        var out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out;
    }

    private static DataInputDeserializer input(DataOutputSerializer written) {
        return new DataInputDeserializer(written.getCopyOfBuffer());
    }
}
