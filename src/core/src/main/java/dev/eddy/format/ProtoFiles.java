package dev.eddy.format;

import com.squareup.wire.ProtoAdapter;
import com.squareup.wire.schema.CoreLoader;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.Type;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.util.List;
import java.util.Map;

/** A {@code .proto} file with all that it imports. Those of {@code google/protobuf} come with the library. */
final class ProtoFiles {
    private static final String MAIN = "main.proto";
    /** Files of the library. */
    private static final List<String> KNOWN = List.of("google/protobuf/", "wire/extensions.proto");

    private final Schema schema;

    private ProtoFiles(Schema schema) {
        this.schema = schema;
    }

    /** @param texts of files by the name of the import */
    private record Imports(Map<String, String> texts) implements Loader {
        @Override
        public ProtoFile load(String path) {
            String text = texts.get(path);
            if (text == null && KNOWN.stream().noneMatch(path::startsWith)) {
                throw new IllegalArgumentException("it imports " + path + ", which is not there");
            }
            return text == null ? CoreLoader.INSTANCE.load(path) : parsed(path, text);
        }

        @Override
        public Loader withErrors(ErrorCollector errors) {
            return this;
        }
    }

    private static ProtoFile parsed(String name, String text) {
        return ProtoFile.Companion.get(new ProtoParser(Location.get(name), text.toCharArray()).readProtoFile());
    }

    /**
     * Parses and links a file.
     *
     * @param imports texts of imported files, by the name of the import
     * @throws IllegalArgumentException for files that are malformed or do not fit together
     */
    static ProtoFiles parse(String text, Map<String, String> imports) {
        try {
            var linker = new Linker(new Imports(imports), new ErrorCollector(), true, true);
            return new ProtoFiles(linker.link(List.of(parsed(MAIN, text))));
        } catch (IllegalStateException | IllegalArgumentException e) {
            // The library throws both.
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The types of the file itself. */
    List<Type> types() {
        return schema.protoFile(MAIN).getTypes();
    }

    /** Decodes messages of a type into maps, without the fields that the type lacks. */
    ProtoAdapter<Object> adapter(Type type) {
        return schema.protoAdapter(type.getType().toString(), false);
    }
}
