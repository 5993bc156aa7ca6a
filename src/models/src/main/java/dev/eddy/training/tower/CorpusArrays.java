package dev.eddy.training.tower;

import java.util.List;

/**
 * The content of a corpus.
 *
 * @param items ids of the items
 * @param words names of the shared words
 * @param wordStarts where the words of each item begin, and the end of the last
 * @param wordsOfItems numbers of words
 * @param userHashes hashes of the users' ids
 * @param clickStarts where the clicks of each user begin, and the end of the last
 * @param clickedItems numbers of items
 * @param clickMillis event times, epoch milliseconds
 */
record CorpusArrays(
        List<String> items,
        List<String> words,
        int[] wordStarts,
        int[] wordsOfItems,
        int[] userHashes,
        int[] clickStarts,
        int[] clickedItems,
        long[] clickMillis) {}
