package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                CatalogEntry.class,
                ItemRecord.class,
                ItemFeatures.class,
                ParkedBehaviour.class,
                Tag.class,
                TaggedBehaviour.class,
                TagVectorRecord.class
            })
    void isReadWithoutKryo(Class<?> record) {
        var noKryo = new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        assertThat(TypeInformation.of(record).createSerializer(noKryo)).isInstanceOf(PojoSerializer.class);
    }
}
