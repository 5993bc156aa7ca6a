package dev.eddy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.DeadLetter;
import dev.eddy.record.KafkaRecord;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTypesTest {

    @ParameterizedTest
    @ValueSource(classes = {KafkaRecord.class, DeadLetter.class, Behaviour.class})
    void isReadWithoutKryo(Class<?> record) {
        var noKryo = new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        assertThat(TypeInformation.of(record).createSerializer(noKryo)).isInstanceOf(PojoSerializer.class);
    }
}
