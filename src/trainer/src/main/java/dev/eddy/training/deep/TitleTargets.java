package dev.eddy.training.deep;

import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;
import java.util.ArrayList;
import java.util.List;

/** The examples of a step: their titles, and for each the choices that should get a high probability. */
final class TitleTargets {
    /** Number of examples {@code n}. */
    final int size;
    /** The titles: one for each example with a class; else the first of all pairs, then the second of all pairs. */
    final List<String> titles = new ArrayList<>();
    /** How many things can be likely, {@code m}: classes, or the second titles of all pairs. */
    final int choices;
    /** {@code n × m}: what the probabilities should be. */
    final float[] wanted;
    /** {@code n × m}: {@link Batch#NEVER} where a score must not count, else 0. */
    final float[] masks;

    private TitleTargets(int size, int choices) {
        this.size = size;
        this.choices = choices;
        this.wanted = new float[size * choices];
        this.masks = new float[size * choices];
    }

    /** The examples of these numbers: titles, or pairs. */
    static TitleTargets of(TitleCorpus corpus, TitleOptions options, int[] examples) {
        return corpus.hasClasses() ? classes(corpus, options.smoothing(), examples) : pairs(corpus, examples);
    }

    private static TitleTargets classes(TitleCorpus corpus, double smoothing, int[] examples) {
        int classes = corpus.classNames().size();
        var made = new TitleTargets(examples.length, classes);
        for (int i = 0; i < examples.length; i++) {
            made.titles.add(corpus.titles().get(examples[i]));
            for (int other = 0; other < classes; other++) {
                boolean isOwn = other == corpus.classOf(examples[i]);
                made.wanted[i * classes + other] = (float) (smoothing / classes + (isOwn ? 1 - smoothing : 0));
            }
        }
        return made;
    }

    private static TitleTargets pairs(TitleCorpus corpus, int[] examples) {
        int n = examples.length;
        var made = new TitleTargets(n, n);
        for (int pair : examples) {
            made.titles.add(corpus.titles().get(corpus.first(pair)));
        }
        for (int pair : examples) {
            made.titles.add(corpus.titles().get(corpus.second(pair)));
        }
        for (int i = 0; i < n; i++) {
            made.wanted[i * n + i] = 1;
            for (int j = 0; j < n; j++) {
                made.masks[i * n + j] =
                        i != j && haveATitleInCommon(corpus, examples[i], examples[j]) ? Batch.NEVER : 0;
            }
        }
        return made;
    }

    /** Then one is no example of what does not belong to the other. */
    private static boolean haveATitleInCommon(TitleCorpus corpus, int pair, int other) {
        return corpus.second(pair) == corpus.second(other)
                || corpus.first(pair) == corpus.first(other)
                || corpus.first(pair) == corpus.second(other);
    }
}
