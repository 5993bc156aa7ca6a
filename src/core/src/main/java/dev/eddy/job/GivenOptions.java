package dev.eddy.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The job options of a command line: a file, and single options. */
public sealed class GivenOptions permits Deployment {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            // The words on and off are values of options.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description = "The job's options, as in flink-conf/eddy.yaml; the defaults unless given.")
    private Path file;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Sets one option, also an internal one, before what the file says. No secrets here: they belong in files.")
    private Map<String, String> single = new LinkedHashMap<>();

    /**
     * The defaults, overridden by the file, overridden by the single options. Throws {@link BadInputException} when a key is
     * unknown or a value is out of its range.
     */
    public JobOptions options() {
        return tree().options();
    }

    OptionTree tree() {
        var options = new OptionTree(JobOptions.defaults());
        if (file != null) {
            JsonNode content = fileContent();
            BadInputException.require(
                    content.isObject() || content.isMissingNode() || content.isNull(),
                    file + ": holds no keys; write KEY: VALUE lines, as in flink-conf/eddy.yaml");
            read("", content, options);
        }
        single.forEach((key, value) -> options.set(key, value, "-D"));
        return options;
    }

    private JsonNode fileContent() {
        try {
            return YAML.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    file + ": not YAML: "
                            + e.getMessage().replaceAll("\\s+", " ").strip(),
                    e);
        } catch (IOException e) {
            throw new BadInputException("--conf " + file + ": can't be read: " + e.getMessage(), e);
        }
    }

    /** Keys may be nested or joined by dots, as in Flink's files. */
    private void read(String prefixed, JsonNode node, OptionTree options) {
        node.properties().forEach(field -> {
            String key = prefixed + field.getKey();
            JsonNode value = field.getValue();
            BadInputException.require(!value.isArray(), key + " is a list in " + file + "; give one value");
            if (value.isObject()) {
                read(key + ".", value, options);
            } else {
                options.set(key, value.isNull() ? null : value.asText(), file.toString());
            }
        });
    }
}
