package dev.eddy.recall.ranking;

import java.util.Arrays;

/**
 * The features of candidates by the channels' lists. They are kept list by list, since most are 0: the places of its items,
 * best first, and their scores as shares of the best.
 */
final class ListColumns {
    private final int[] sizes;
    private final int[][] places;
    private final float[][] shares;
    /** Rank term by rank. */
    private float[] rankTerms = {};

    ListColumns(int channels) {
        this.sizes = new int[channels];
        this.places = new int[channels][0];
        this.shares = new float[channels][0];
    }

    void clear() {
        Arrays.fill(sizes, 0);
    }

    /** Makes room for a list of the channel at an index. */
    void ensureCapacity(int channel, int length) {
        if (places[channel].length < length) {
            places[channel] = new int[length];
            shares[channel] = new float[length];
        }
        for (int rank = rankTerms.length; rank < length; rank = rankTerms.length) {
            rankTerms = Arrays.copyOf(rankTerms, rank + 1);
            rankTerms[rank] = (float) (1 / (1 + rank / 10.0));
        }
    }

    /** Places of a channel's items by rank, to be filled. */
    int[] places(int channel) {
        return places[channel];
    }

    /** Scores of a channel's items as shares of the best, to be filled. */
    float[] shares(int channel) {
        return shares[channel];
    }

    void setSize(int channel, int size) {
        sizes[channel] = size;
    }

    /** Adds the features to the candidates' scores, by the weights. */
    void addTo(float[] scores, float[] weights) {
        for (int channel = 0; channel < sizes.length; channel++) {
            int[] place = places[channel];
            float[] share = shares[channel];
            float scoreWeight = weights[FeatureSpace.score(channel)];
            float rankWeight = weights[FeatureSpace.rank(channel)];
            for (int rank = 0; rank < sizes[channel]; rank++) {
                scores[place[rank]] += scoreWeight * share[rank] + rankWeight * rankTerms[rank];
            }
        }
    }

    /** Adds the squares of the features to sums of the candidates, by the factors of the features. */
    void addSquaresTo(float[] sums, float[] factors) {
        for (int channel = 0; channel < sizes.length; channel++) {
            int[] place = places[channel];
            float[] share = shares[channel];
            float ofScore = factors[FeatureSpace.score(channel)];
            float ofRank = factors[FeatureSpace.rank(channel)];
            for (int rank = 0; rank < sizes[channel]; rank++) {
                sums[place[rank]] += ofScore * share[rank] * share[rank] + ofRank * rankTerms[rank] * rankTerms[rank];
            }
        }
    }

    /** Adds to the slope of each feature its values, by a factor for each candidate. */
    void addTo(double[] slopes, float[] factors) {
        for (int channel = 0; channel < sizes.length; channel++) {
            for (int rank = 0; rank < sizes[channel]; rank++) {
                float factor = factors[places[channel][rank]];
                slopes[FeatureSpace.score(channel)] += factor * shares[channel][rank];
                slopes[FeatureSpace.rank(channel)] += factor * rankTerms[rank];
            }
        }
    }

    void copyTo(float[] features, int place) {
        for (int channel = 0; channel < sizes.length; channel++) {
            for (int rank = 0; rank < sizes[channel]; rank++) {
                if (places[channel][rank] == place) {
                    features[FeatureSpace.score(channel)] = shares[channel][rank];
                    features[FeatureSpace.rank(channel)] = rankTerms[rank];
                }
            }
        }
    }
}
