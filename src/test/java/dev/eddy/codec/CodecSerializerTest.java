package dev.eddy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CodecSerializerTest {
    /** Stands for any value that nobody changes; it had no number once. */
    record Value(String name, int number) {}

    /** Of before there was a number. */
    public static final class OldCodec implements Codec<Value> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Value value, DataOutput out) throws IOException {
            Fields.writeString(value.name, out);
        }

        @Override
        public Value read(int version, DataInput in) throws IOException {
            return new Value(Fields.readString(in), 0);
        }
    }

    /** Today's. */
    public static final class ValueCodec implements Codec<Value> {
        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(Value value, DataOutput out) throws IOException {
            Fields.writeString(value.name, out);
            Fields.writeSigned(value.number, out);
        }

        @Override
        public Value read(int version, DataInput in) throws IOException {
            return new Value(Fields.readString(in), version == 1 ? 7 : (int) Fields.readSigned(in));
        }
    }

    private static final Value VALUE = new Value("ü", -3);

    private final TypeSerializer<Value> serializer = serializer(new ValueCodec());

    private static TypeSerializer<Value> serializer(Codec<Value> codec) {
        return CodecSerializer.type(Value.class, codec).createSerializer(new SerializerConfigImpl());
    }

    @Test
    void aCopyIsTheThingItself() {
        assertThat(serializer.copy(VALUE)).isSameAs(VALUE);
        assertThat(serializer.copy(VALUE, new Value("", 0))).isSameAs(VALUE);
        assertThat(serializer.isImmutableType()).isTrue();
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(serializer.deserialize(input(written(serializer)))).isEqualTo(VALUE);
        var copied = new DataOutputSerializer(64);
        serializer.duplicate().copy(input(written(serializer)), copied);
        assertThat(copied.getCopyOfBuffer()).isEqualTo(written(serializer).getCopyOfBuffer());
    }

    @Test
    void anOlderLayoutIsReadToday() throws IOException {
        DataOutputSerializer old = written(serializer(new OldCodec()));
        assertThat(serializer.deserialize(input(old))).isEqualTo(new Value("ü", 7));
    }

    @Test
    void aNewerLayoutIsRefusedWithWhatToDo() throws IOException {
        DataOutputSerializer newer = written(serializer);
        newer.getSharedBuffer()[0] = 3;
        assertThatThrownBy(() -> serializer.deserialize(input(newer)))
                .isInstanceOf(IOException.class)
                .hasMessage("layout 3 of ValueCodec, but this version of Eddy reads no higher than 2: use a newer one");
    }

    @Test
    void aSavepointsSerializerReadsWhatWasWrittenAndAgreesWithTodays() throws IOException {
        TypeSerializerSnapshot<Value> restored = reread(serializer);
        assertThat(restored.restoreSerializer().deserialize(input(written(serializer))))
                .isEqualTo(VALUE);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(restored)
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(restored.restoreSerializer()).isEqualTo(serializer).hasSameHashCodeAs(serializer);
    }

    @Test
    void anotherCodecsStateIsNotTakenForOnesOwn() throws IOException {
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(reread(serializer(new OldCodec())))
                        .isIncompatible())
                .isTrue();
    }

    @Test
    void typesOfTwoCodecsAreNotEqual() {
        TypeInformation<Value> type = CodecSerializer.type(Value.class, new ValueCodec());
        assertThat(type).isEqualTo(CodecSerializer.type(Value.class, new ValueCodec()));
        assertThat(type).isNotEqualTo(CodecSerializer.type(Value.class, new OldCodec()));
        assertThat(type.isKeyType()).isFalse();
    }

    private TypeSerializerSnapshot<Value> reread(TypeSerializer<Value> written) throws IOException {
        var out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, written.snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(
                input(out), getClass().getClassLoader());
    }

    private static DataOutputSerializer written(TypeSerializer<Value> serializer) throws IOException {
        var out = new DataOutputSerializer(64);
        serializer.serialize(VALUE, out);
        return out;
    }

    private static DataInputDeserializer input(DataOutputSerializer written) {
        return new DataInputDeserializer(written.getCopyOfBuffer());
    }
}
