package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAFileOnlyTheAddressIsSaid() {
        assertThat(KafkaOptions.at("a:1,b:2").client()).isEqualTo(Map.of("bootstrap.servers", "a:1,b:2"));
    }

    @Test
    void secretsStayInTheFileAndAreFoundThereByTheClient() throws IOException {
        KafkaOptions options = withFile("""
                security.protocol=SASL_SSL
                sasl.jaas.config=a.Module required password="hush${a:b}";
                ssl.truststore.password=hush
                bootstrap.servers=other:1
                """);
        assertThat(options.client().values()).noneMatch(value -> value.contains("hush"));
        var client = new AdminClientConfig(options.client());
        assertThat(client.getString("security.protocol")).isEqualTo("SASL_SSL");
        assertThat(client.getPassword("sasl.jaas.config").value()).contains("\"hush${a:b}\"");
        assertThat(client.getPassword("ssl.truststore.password").value()).isEqualTo("hush");
        assertThat(client.getList("bootstrap.servers")).containsExactly("here:9092");
    }

    @Test
    void theFileMayNameProvidersOfItsOwn() throws IOException {
        KafkaOptions options = withFile("""
                config.providers=env, other
                config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
                config.providers.other.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
                ssl.truststore.password=${env:PATH}
                ssl.keystore.password=hush
                """);
        assertThat(options.client().values()).noneMatch(value -> value.contains("hush"));
        var client = new AdminClientConfig(options.client());
        assertThat(client.getPassword("ssl.truststore.password").value()).isEqualTo(System.getenv("PATH"));
        assertThat(client.getPassword("ssl.keystore.password").value()).isEqualTo("hush");
    }

    @Test
    void whatFlinkItselfReadsIsPassedOn() throws IOException {
        assertThat(withFile("partition.discovery.interval.ms=1000\n").client())
                .containsEntry("partition.discovery.interval.ms", "1000");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> options(nowhere).client())
                .isInstanceOf(BadInputException.class)
                .hasMessage("kafka.properties-file is " + nowhere + ", which can't be read on this machine");
        Path broken = Files.writeString(folder.resolve("broken"), "a=\\u12\n");
        assertThatThrownBy(() -> options(broken).client())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("kafka.properties-file is " + broken);
        assertThatThrownBy(() -> options(Path.of("a:b"))).hasMessageContaining("kafka.properties-file is a:b; allowed");
    }

    private KafkaOptions withFile(String text) throws IOException {
        return options(Files.writeString(folder.resolve("client.properties"), text));
    }

    private static KafkaOptions options(Path file) {
        return Options.with(KafkaOptions.at("here:9092"), Map.of("kafka.properties-file", file.toString()));
    }
}
