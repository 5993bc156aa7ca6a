package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.training.embedding.Triples.Triple;
import dev.eddy.vector.Vectors;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TransETest {
    private static final int DIRECTORS = 10;
    private static final int FILMS = 100;

    @Test
    void factsThatWereLeftOutAreForeseen() {
        Triples films = films();
        // Every director makes films of one genre, and for every tenth film the genre is left out.
        List<Triple> asked = films.all().stream()
                .filter(triple -> isGenre(films, triple) && triple.head() % 10 == 3)
                .toList();
        List<Triple> rest =
                films.all().stream().filter(triple -> !asked.contains(triple)).toList();
        assertThat(asked).isNotEmpty();
        Translations trained = train(films.with(rest), options(1));
        long foreseen = asked.stream()
                .filter(each -> isNearest(trained, each, genres(films)))
                .count();
        assertThat(foreseen).as("of five genres").isGreaterThan(asked.size() * 4L / 5);
    }

    private static boolean isNearest(Translations trained, Triple triple, List<Integer> others) {
        float distance = trained.distance(triple.head(), triple.relation(), triple.tail());
        return others.stream().noneMatch(other -> trained.distance(triple.head(), triple.relation(), other) < distance);
    }

    @Test
    void filmsOfOneDirectorAreSimilar() {
        assertFilmsAreApart(train(films(), options(1)));
    }

    @Test
    void severalThreadsLearnAsWell() {
        assertFilmsAreApart(train(films(), options(2)));
    }

    @Test
    void equalSeedsMakeEqualVectors() {
        assertThat(train(films(), options(1)).vectors())
                .isDeepEqualTo(train(films(), options(1)).vectors());
    }

    @Test
    void factsThatTeachNothingAreLeftOut() {
        var facts = new Triples.Builder();
        assertThat(facts.add("a", "likes", "b")).isTrue();
        assertThat(facts.add("a", "likes", "b")).as("again").isFalse();
        assertThat(facts.add("a", "likes", "a")).as("to itself").isFalse();
        assertThat(facts.add("b", "likes", "a")).isTrue();
        assertThat(facts.build().size()).isEqualTo(2);
        assertThat(facts.build().entities()).containsExactly("a", "b");
    }

    @Test
    void noFactsMakeNoVectorsAndProgressIsTold() {
        assertThat(train(new Triples.Builder().build(), options(2)).vectors()).isEmpty();
        var told = new AtomicLong();
        Triples films = films();
        new TransE(options(1)).train(films, (done, planned) -> {
            assertThat(done).isLessThanOrEqualTo(planned);
            told.set(done);
        });
        assertThat(told).hasValue(100L * films.size());
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TransEOptions(8, 4, 0, 1, .1, 1, 1)).hasMessage("negatives must be at least 1: 0");
    }

    @Test
    void aRankCountsWhatIsNearerAndNotKnownToBeTrue() {
        var facts = new Triples.Builder();
        facts.add("a", "next", "b");
        facts.add("b", "next", "c");
        facts.add("a", "next", "c");
        Triples triples = facts.build();
        // On a line: a at 0, b at 1, c at 2; next is one step.
        var line = new Translations(
                triples.entities(), new float[][] {{0}, {1}, {2}}, triples.relations(), new float[][] {{1}}, 0);
        List<Triple> asked = List.of(triples.all().get(2));
        // a to c: b is nearer but known, a is as far. c from a: b is known, c is as far.
        LinkRanking ranking = LinkRanking.of(line, triples.all(), asked);
        assertThat(ranking.ranks()).isEqualTo(2);
        assertThat(ranking.hits10()).isEqualTo(1);
        assertThat(ranking.meanReciprocalRank()).isCloseTo(1 / 1.5, within(1e-9));
        assertThat(LinkRanking.of(line, triples.all(), List.of(triples.all().get(0)))
                        .meanReciprocalRank())
                .isEqualTo(1);
        assertThat(LinkRanking.of(line, triples.all(), List.of()).ranks()).isZero();
    }

    private static void assertFilmsAreApart(Translations trained) {
        double within = 0;
        double between = 0;
        for (int film = DIRECTORS; film < FILMS; film += DIRECTORS) {
            within += cosine(trained, "film-0", "film-" + film);
            between += cosine(trained, "film-0", "film-" + (film + 1));
        }
        int others = FILMS / DIRECTORS - 1;
        assertThat(within / others).isGreaterThan(between / others + .3);
    }

    private static double cosine(Translations trained, String one, String other) {
        return Vectors.dot(unit(trained, one), unit(trained, other));
    }

    private static float[] unit(Translations trained, String name) {
        return Vectors.unit(trained.vectors()[trained.entities().indexOf(name)]);
    }

    private static Translations train(Triples triples, TransEOptions options) {
        return new TransE(options).train(triples, SkipGram.Progress.NONE);
    }

    private static TransEOptions options(int threads) {
        return new TransEOptions(16, 6, 4, 100, .1, threads, 1);
    }

    private static Triples films() {
        var facts = new Triples.Builder();
        for (int film = 0; film < FILMS; film++) {
            int director = film % DIRECTORS;
            facts.add("film-" + film, "director", "director-" + director);
            facts.add("film-" + film, "genre", "genre-" + director % 5);
        }
        return facts.build();
    }

    private static boolean isGenre(Triples films, Triple triple) {
        return films.relations().get(triple.relation()).equals("genre");
    }

    private static List<Integer> genres(Triples films) {
        return films.all().stream()
                .filter(triple -> isGenre(films, triple))
                .map(Triple::tail)
                .distinct()
                .toList();
    }
}
