package dev.eddy.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.job.BadInputException;
import dev.eddy.lab.bench.VectorReport.Beside;
import dev.eddy.lab.bench.VectorReport.Millis;
import dev.eddy.ops.NpyFile;
import dev.eddy.ops.TempFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures hnswlib, the original HNSW index in C++, through its Python package. */
final class HnswlibBeside {
    private static final String SCRIPT = "hnswlib_beside.py";

    private HnswlibBeside() {}

    static Beside measure(Path python, List<float[]> vectors, List<float[]> queries)
            throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.create("eddy-vectors");
                InputStream script = HnswlibBeside.class.getResourceAsStream(SCRIPT)) {
            Path run = folder.path().resolve(SCRIPT);
            Path given = folder.path().resolve("vectors.npy");
            Path asked = folder.path().resolve("queries.npy");
            Files.copy(script, run);
            NpyFile.write(given, vectors);
            NpyFile.write(asked, queries);
            Process process = new ProcessBuilder(python.toString(), run.toString(), given.toString(), asked.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            JsonNode found = new JsonMapper().readTree(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new BadInputException(
                        "--beside " + python + ": failed, see above; it needs the packages hnswlib and numpy");
            }
            var queryMs = new Millis(
                    found.path("p50").doubleValue(), found.path("p99").doubleValue());
            return new Beside(
                    found.path("recall100").doubleValue(),
                    queryMs,
                    found.path("build_items_per_s").longValue(),
                    found.path("breadth").intValue());
        }
    }
}
