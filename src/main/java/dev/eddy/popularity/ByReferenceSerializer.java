package dev.eddy.popularity;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes values as another serializer does, but copies them by passing on the reference: for values that nobody changes.
 * Flink copies broadcast state at every checkpoint while the task stands still; the values of a large one by far take the
 * most of that time.
 */
final class ByReferenceSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<T> values;

    private ByReferenceSerializer(TypeSerializer<T> values) {
        this.values = values;
    }

    /** The type with its serializer wrapped. */
    static <T> TypeInformation<T> type(Class<T> immutable) {
        return new Type<>(TypeInformation.of(immutable));
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new ByReferenceSerializer<>(values.duplicate());
    }

    @Override
    public T createInstance() {
        return values.createInstance();
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
        return values.getLength();
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        values.serialize(value, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return values.deserialize(source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return values.deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        values.copy(source, target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByReferenceSerializer<?> that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** What a savepoint remembers: the serializer within, which may evolve as if it stood alone. */
    public static final class Snapshot<T> extends CompositeTypeSerializerSnapshot<T, ByReferenceSerializer<T>> {
        /** For Flink, which reads it back. */
        public Snapshot() {}

        Snapshot(ByReferenceSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(ByReferenceSerializer<T> outer) {
            return new TypeSerializer<?>[] {outer.values};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected ByReferenceSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new ByReferenceSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }

    private static final class Type<T> extends TypeInformation<T> {
        private static final long serialVersionUID = 1L;

        private final TypeInformation<T> values;

        Type(TypeInformation<T> values) {
            this.values = values;
        }

        @Override
        public TypeSerializer<T> createSerializer(SerializerConfig config) {
            return new ByReferenceSerializer<>(values.createSerializer(config));
        }

        @Override
        public boolean isBasicType() {
            return values.isBasicType();
        }

        @Override
        public boolean isTupleType() {
            return values.isTupleType();
        }

        @Override
        public int getArity() {
            return values.getArity();
        }

        @Override
        public int getTotalFields() {
            return values.getTotalFields();
        }

        @Override
        public Class<T> getTypeClass() {
            return values.getTypeClass();
        }

        @Override
        public boolean isKeyType() {
            return values.isKeyType();
        }

        @Override
        public boolean canEqual(Object other) {
            return other instanceof Type;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Type<?> that && values.equals(that.values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }

        @Override
        public String toString() {
            return values + " by reference";
        }
    }
}
