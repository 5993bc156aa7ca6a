package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.record.BoundedLines;
import dev.eddy.vector.Vectors;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A word2vec text file with lines {@code word v1 … vn}; the first line may be {@code count dimension}. A tag of several words
 * has {@code _} for each blank, as phrases have. Reading subtracts the mean of all words, which is common to the language and
 * raises all cosines.
 */
public final class TagVectorFile {
    private static final Pattern HEADER = Pattern.compile("\\d+ +\\d+ *");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final Pattern BETWEEN_FIELDS = Pattern.compile("[ \t]+");

    private final Path file;
    /** Vectors of names as they are written. */
    private final Map<String, float[]> exact = new HashMap<>();
    /** Vectors of names in lower case. */
    private final Map<String, float[]> wanted = new HashMap<>();

    private double[] sum;
    private long words;

    private TagVectorFile(Path file) {
        this.file = file;
    }

    /** Unit vectors by tag, without unknown words. A malformed file is an {@link IOException} with file and line. */
    public static Map<String, float[]> load(Path file, Collection<String> tags) throws IOException {
        var names = new HashSet<String>();
        for (String tag : tags) {
            names.add(written(tag));
            names.add(lowerCase(written(tag)));
            names.addAll(wordsOf(tag));
        }
        var reading = new TagVectorFile(file);
        reading.read(names);
        var vectors = new TreeMap<String, float[]>();
        for (String tag : tags) {
            float[] vector = reading.vectorOf(tag);
            if (vector != null) {
                vectors.put(tag, vector);
            }
        }
        return vectors;
    }

    /** Writes vectors of equal length, the most frequent tag first. Of tags that are written alike only the first is kept. */
    public static void write(Path file, Map<String, float[]> vectors) throws IOException {
        Map<String, float[]> written = new LinkedHashMap<>();
        vectors.forEach((tag, vector) -> written.putIfAbsent(written(tag), vector));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (var lines = Files.newBufferedWriter(part)) {
            int dimension = written.values().iterator().next().length;
            lines.write(written.size() + " " + dimension + "\n");
            for (Map.Entry<String, float[]> each : written.entrySet()) {
                lines.write(each.getKey());
                for (float component : each.getValue()) {
                    lines.write(" " + component);
                }
                lines.write("\n");
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void read(Set<String> names) throws IOException {
        long number = 1;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var lines = new BoundedLines(in);
            for (byte[] bytes = next(lines, number); bytes != null; bytes = next(lines, number)) {
                // Such files often have malformed characters.
                String line = new String(bytes, UTF_8).stripTrailing();
                boolean header = number == 1 && HEADER.matcher(line).matches();
                if (!header && !line.isBlank()) {
                    readLine(line, number, names);
                }
                number++;
            }
        }
        if (words == 0) {
            throw new IOException(file + ": no vectors in it");
        }
    }

    private byte[] next(BoundedLines lines, long number) throws IOException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private void readLine(String line, long number, Set<String> names) throws IOException {
        String[] fields = BETWEEN_FIELDS.split(line, -1);
        if (sum == null) {
            sum = new double[fields.length - 1];
        }
        if (fields.length != sum.length + 1 || fields.length < 2) {
            throw new IOException(file + ":" + number + ": a word and " + Math.max(1, sum.length)
                    + " numbers expected, found " + fields.length + " fields");
        }
        float[] vector = new float[sum.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(fields[i + 1], number);
        }
        Vectors.addScaled(sum, 1, vector);
        words++;
        if (names.contains(fields[0])) {
            exact.putIfAbsent(fields[0], vector);
        }
        String word = lowerCase(fields[0]);
        if (names.contains(word)) {
            // Files list frequent spellings first: of "Apple" and "apple" the first one stays.
            wanted.putIfAbsent(word, vector);
        }
    }

    private float number(String field, long number) throws IOException {
        try {
            float value = Float.parseFloat(field);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException(file + ":" + number + ": not a number: " + field, e);
        }
        throw new IOException(file + ":" + number + ": not a finite number: " + field);
    }

    private float[] vectorOf(String tag) {
        String name = written(tag);
        float[] whole = exact.getOrDefault(name, wanted.get(lowerCase(name)));
        List<float[]> parts = whole != null
                ? List.of(whole)
                : wordsOf(tag).stream().map(wanted::get).filter(v -> v != null).toList();
        if (parts.isEmpty()) {
            return null;
        }
        double[] mean = new double[sum.length];
        for (float[] part : parts) {
            Vectors.addScaled(mean, 1.0 / parts.size(), part);
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] -= sum[i] / words;
        }
        return Vectors.unit(mean);
    }

    /** The name of a tag in files. */
    private static String written(String tag) {
        return BLANK.matcher(tag).replaceAll("_");
    }

    private static List<String> wordsOf(String tag) {
        return BETWEEN_WORDS
                .splitAsStream(lowerCase(tag))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
