package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.bench.SoakDay.Counts;
import dev.eddy.lab.bench.SoakDay.Sizes;
import dev.eddy.lab.bench.SoakDay.Times;
import dev.eddy.lab.bench.SoakVerdict.Growth;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakVerdictTest {
    @Test
    void whatIsSteadyAfterAThirdOfTheDaysPasses() {
        SoakVerdict verdict = of(30, day -> day(day, day < 8 ? day : 100, 50));
        assertThat(verdict.isSteady()).isTrue();
        assertThat(verdict.earlyDay()).isEqualTo(10);
        assertThat(verdict.lateDay()).isEqualTo(28);
        assertThat(verdict.figures())
                .allSatisfy(growth -> assertThat(growth.ratio()).isEqualTo(1));
    }

    @Test
    void whatGrowsSteadilyDoesNotPassAndIsNamed() {
        SoakVerdict verdict = of(30, day -> day(day, 100 + day, 50));
        assertThat(verdict.isSteady()).isFalse();
        assertThat(tooLarge(verdict)).containsExactly("heap");
        assertThat(verdict.figures().get(0)).isEqualTo(new Growth("heap", 110, 128));
    }

    @Test
    void aTenthMoreIsAllowed() {
        assertThat(of(30, day -> day(day, day < 20 ? 100 : 110, 50)).isSteady()).isTrue();
        assertThat(of(30, day -> day(day, day < 20 ? 100 : 111, 50)).isSteady()).isFalse();
    }

    @Test
    void twoSlowDaysOfFiveDoNotCount() {
        assertThat(of(30, day -> day(day, 100, day >= 29 ? 500 : 50)).isSteady())
                .isTrue();
        assertThat(tooLarge(of(30, day -> day(day, 100, day >= 28 ? 500 : 50))))
                .containsExactly("refresh time", "search time");
    }

    @Test
    void whatWasNothingMustStayNothing() {
        assertThat(new Growth("search time", 0, 0).isTooLarge()).isFalse();
        assertThat(new Growth("search time", 0, 1).isTooLarge()).isTrue();
    }

    @Test
    void daysOfAnotherLengthAreNotComparedFairly() {
        assertThat(of(30, day -> day(day, 100, 50)).isFair()).isTrue();
        SoakVerdict verdict = of(30, day -> lasting(day, day < 15 ? 25 : 18));
        assertThat(verdict.isFair()).isFalse();
        assertThat(verdict.earlySeconds()).isEqualTo(25);
        assertThat(verdict.lateSeconds()).isEqualTo(18);
    }

    @Test
    void twelveDaysAreEnough() {
        assertThat(of(12, day -> day(day, 100, 50)).isSteady()).isTrue();
    }

    @Test
    void percentilesAreOfValuesInOrder() {
        assertThat(Times.of(IntStream.rangeClosed(1, 1_000).asLongStream().toArray()))
                .isEqualTo(new Times(501, 991));
        assertThat(Times.of(new long[] {7})).isEqualTo(new Times(7, 7));
        assertThat(Times.of(new long[0])).isEqualTo(new Times(0, 0));
    }

    private static List<String> tooLarge(SoakVerdict verdict) {
        return verdict.figures().stream()
                .filter(Growth::isTooLarge)
                .map(Growth::name)
                .toList();
    }

    private static SoakVerdict of(int days, IntFunction<SoakDay> day) {
        return SoakVerdict.of(IntStream.rangeClosed(1, days).mapToObj(day).toList());
    }

    private static SoakDay lasting(int day, double seconds) {
        var times = new Times(1, 1);
        return new SoakDay(day, seconds, new Sizes(1, 1, 1, 1), times, times, times, new Counts(1, 1, 1, 0, 0));
    }

    private static SoakDay day(int day, long heapBytes, long micros) {
        var times = new Times(micros, 2 * micros);
        return new SoakDay(day, 1, new Sizes(heapBytes, 1, 1, 1), times, times, times, new Counts(1, 1, 1, 0, 0));
    }
}
