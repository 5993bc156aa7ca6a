package dev.eddy.text;

import dev.eddy.TimedBenchmark;
import dev.eddy.tower.NetworkFile;
import dev.eddy.tower.SafeTensors;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The vector of a Chinese title, by a network of the size that is trained. {@code mvn -Pjmh -Dbench=TitleEncoder} */
public class TitleEncoderBenchmark extends TimedBenchmark {
    private static final int TITLES = 1 << 8;
    private static final int ROWS = 1 << 16;
    private static final int INPUTS = 128;
    private static final int UNITS = 128;
    private static final int DIMENSION = 64;
    private static final int FIRST_CHARACTER = 0x4e00;
    private static final int CHARACTERS = 4_000;

    @Param({"20", "200"})
    public int characters;

    private TitleEncoder encoder;
    private List<String> titles;
    private int next;

    @Setup
    public void setUp() {
        var random = new Random(1);
        encoder = TitleEncoder.read(new SafeTensors()
                .note(NetworkFile.ARCHITECTURE, TitleEncoder.ARCHITECTURE)
                .put("rows", numbers(ROWS * INPUTS, random), ROWS, INPUTS)
                .put("input.weight", numbers(4 * UNITS * INPUTS, random), 4 * UNITS, INPUTS)
                .put("input.bias", numbers(4 * UNITS, random), 4 * UNITS)
                .put("state.weight", numbers(4 * UNITS * UNITS, random), 4 * UNITS, UNITS)
                .put("state.bias", numbers(4 * UNITS, random), 4 * UNITS)
                .put("output.weight", numbers(DIMENSION * 2 * UNITS, random), DIMENSION, 2 * UNITS)
                .put("output.bias", numbers(DIMENSION, random), DIMENSION)
                .bytes());
        titles = IntStream.range(0, TITLES).mapToObj(i -> title(random)).toList();
    }

    private static float[] numbers(int count, Random random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() / 10;
        }
        return numbers;
    }

    private String title(Random random) {
        return random.ints(characters, FIRST_CHARACTER, FIRST_CHARACTER + CHARACTERS)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Benchmark
    public List<float[]> vector() {
        return encoder.encode(List.of(titles.get(next++ & (TITLES - 1))));
    }
}
