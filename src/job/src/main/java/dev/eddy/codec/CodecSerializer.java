package dev.eddy.codec;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Flink's serializer for types with a {@link Codec}. It writes the layout's version before each value, so that one
 * state holds several layouts. Values are immutable, so a copy is the value itself; Flink copies broadcast state at
 * every checkpoint while the task stands still.
 */
public final class CodecSerializer<T> extends TypeSerializer<T> {
    private final Codec<T> codec;

    private CodecSerializer(Codec<T> codec) {
        this.codec = codec;
    }

    /** Flink's type information for an immutable type with a codec. */
    public static <T> TypeInformation<T> type(Class<T> immutable, Codec<T> codec) {
        return new Type<>(immutable, codec);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        target.writeByte(codec.version());
        codec.write(value, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        int version = source.readUnsignedByte();
        if (version > codec.version()) {
            throw new IOException("layout %d of %s, but this version of Eddy reads no higher than %d: use a newer one"
                    .formatted(version, codec.getClass().getSimpleName(), codec.version()));
        }
        return codec.read(version, source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodecSerializer<?> that && codec.getClass().equals(that.codec.getClass());
    }

    @Override
    public int hashCode() {
        return codec.getClass().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Snapshot<>(codec);
    }

    /** The serializer in a savepoint: the class name of its codec, which must not change. */
    public static final class Snapshot<T> implements TypeSerializerSnapshot<T> {
        private Codec<T> codec;

        /** Flink creates it by reflection. */
        public Snapshot() {}

        Snapshot(Codec<T> codec) {
            this.codec = codec;
        }

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(codec.getClass().getName());
        }

        @Override
        @SuppressWarnings("unchecked")
        public void readSnapshot(int readVersion, DataInputView in, ClassLoader classes) throws IOException {
            String name = in.readUTF();
            try {
                codec = Class.forName(name, true, classes)
                        .asSubclass(Codec.class)
                        .getConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IOException("the state was written by " + name + ", which this version of Eddy lacks", e);
            }
        }

        @Override
        public TypeSerializer<T> restoreSerializer() {
            return new CodecSerializer<>(codec);
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> before) {
            return before instanceof Snapshot<T> that && codec.getClass().equals(that.codec.getClass())
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }

    /** A type that is no key and has no fields, with the serializer of its codec. */
    private static final class Type<T> extends GenericTypeInfo<T> {
        private final Codec<T> codec;

        Type(Class<T> type, Codec<T> codec) {
            super(type);
            this.codec = codec;
        }

        @Override
        public TypeSerializer<T> createSerializer(SerializerConfig config) {
            return new CodecSerializer<>(codec);
        }

        @Override
        public boolean isKeyType() {
            return false;
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other)
                    && other instanceof Type<?> that
                    && codec.getClass().equals(that.codec.getClass());
        }

        @Override
        public int hashCode() {
            return 31 * super.hashCode() + codec.getClass().hashCode();
        }
    }
}
