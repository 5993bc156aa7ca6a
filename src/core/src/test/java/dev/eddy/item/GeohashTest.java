package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeohashTest {
    @ParameterizedTest
    @CsvSource({
        "57.64911, 10.40744, u4pruydqqvj",
        "42.6, -5.6, ezs42",
        "-25.382708, -49.265506, 6gkzwgjzn820",
        "0, 0, s0000",
        "-90, -180, 00000",
        "90, 180, zzzzz",
    })
    void positionsHaveTheCellsThatTheLiteratureSays(double latitude, double longitude, String cell) {
        assertThat(Geohash.of(latitude, longitude, cell.length())).isEqualTo(cell);
    }
}
