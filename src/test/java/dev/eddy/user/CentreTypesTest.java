package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.ActiveCentres;
import dev.eddy.centre.AssembleCentresFunction;
import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreSet;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CentreTypesTest {
    @Test
    void centresTravelWithoutKryo() throws IOException {
        assertSurvives(CentreSets.trained(3, 4, 8), CentreSet.class);
        assertSurvives(CentreSets.borrowing(3, 4, 8), CentreSet.class);
        assertSurvives(new CentreRecord("1/2", new byte[] {1, 2}), CentreRecord.class);
        assertSurvives(new CentreRecord("1/2", null), CentreRecord.class);
        assertSurvives(
                new AssembleCentresFunction.Refusal(null, null, "no key"), AssembleCentresFunction.Refusal.class);
        assertSurvives(new ActiveCentres(3, "abc"), ActiveCentres.class);
    }

    private static <T> void assertSurvives(T value, Class<T> type) throws IOException {
        var noKryo = new SerializerConfigImpl();
        noKryo.setGenericTypes(false);
        TypeSerializer<T> serializer = TypeInformation.of(type).createSerializer(noKryo);
        var out = new DataOutputSerializer(64);
        serializer.serialize(value, out);

        assertThat(serializer).isInstanceOf(PojoSerializer.class);
        assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .usingRecursiveComparison()
                .isEqualTo(value);
    }
}
