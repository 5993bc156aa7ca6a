package dev.eddy.training.deep;

import dev.eddy.training.title.TitleCorpus;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;

/**
 * What a training learns from: titles with a class, or pairs of titles. One of twenty titles is held out, so that the validation
 * loss is one of titles that were never seen: all examples with such a title are validation examples.
 *
 * @param training numbers of titles or pairs
 * @param validation the same, at most 4,000, in random order, in random order
 */
record TitleExamples(int[] training, int[] validation) {
    private static final double HELD_OUT = .05;
    private static final int MOST_VALIDATION = 4_000;
    private static final long HELD_OUT_SEED = 1;

    /** Splits a corpus. One with too little to learn from is an {@link IllegalArgumentException}. */
    static TitleExamples of(TitleCorpus corpus) {
        int size = corpus.hasClasses() ? corpus.titles().size() : corpus.pairs();
        int[] training = new int[size];
        int[] validation = new int[size];
        int trainings = 0;
        int validations = 0;
        for (int example = 0; example < size; example++) {
            if (isHeldOut(corpus, example)) {
                validation[validations++] = example;
            } else {
                training[trainings++] = example;
            }
        }
        require(corpus, trainings);
        // In their own order pairs of one user would follow each other, and would be compared with each other.
        var order = new Shuffle(Math.max(1, validations), HELD_OUT_SEED);
        int[] some = new int[Math.min(validations, MOST_VALIDATION)];
        for (int i = 0; i < some.length; i++) {
            some[i] = validation[order.at(i)];
        }
        return new TitleExamples(Arrays.copyOf(training, trainings), some);
    }

    private static void require(TitleCorpus corpus, int trainings) {
        if (corpus.hasClasses() && corpus.classNames().size() < 2) {
            throw new IllegalArgumentException("all " + corpus.titles().size() + " titles have the class "
                    + corpus.classNames().get(0) + ": at least two classes are needed");
        }
        if (trainings == 0) {
            throw new IllegalArgumentException("nothing to learn from: no user clicked two of the "
                    + corpus.titles().size() + " titles after each other, and no title has a class");
        }
    }

    private static boolean isHeldOut(TitleCorpus corpus, int example) {
        return corpus.hasClasses()
                ? isHeldOut(example)
                : isHeldOut(corpus.first(example)) || isHeldOut(corpus.second(example));
    }

    private static boolean isHeldOut(int title) {
        return SplitMix64.uniform(SplitMix64.mix(HELD_OUT_SEED) + title) < HELD_OUT;
    }
}
