package dev.eddy.vector;

/**
 * The k best of many scored candidates, in one pass and without an object per candidate: a binary heap whose root is the
 * worst one kept. Higher scores are better; what ranks before what at the same score is the caller's {@link Order}.
 */
public final class TopK {
    /** Which of two candidates with the same score ranks first; a total order, so that every run gives the same list. */
    @FunctionalInterface
    public interface Order {
        boolean isBefore(int a, int b);
    }

    private final int[] ids;
    private final float[] scores;
    private final Order order;
    private int size;

    /** @param k how many to keep, at least 1 */
    public TopK(int k, Order order) {
        if (k < 1) {
            throw new IllegalArgumentException("top-k must keep at least one: " + k);
        }
        this.ids = new int[k];
        this.scores = new float[k];
        this.order = order;
    }

    /** Whether a candidate would be kept: to be asked before a costly look at whether it is allowed at all. */
    public boolean wouldKeep(int id, float score) {
        return size < ids.length || ranksBefore(id, score, ids[0], scores[0]);
    }

    /** Offers a candidate; each id at most once. */
    public void offer(int id, float score) {
        if (size < ids.length) {
            siftUp(size++, id, score);
        } else if (ranksBefore(id, score, ids[0], scores[0])) {
            siftDown(0, id, score);
        }
    }

    /** Whether worse candidates may have been turned away. */
    public boolean isFull() {
        return size == ids.length;
    }

    public int size() {
        return size;
    }

    /** Orders what was kept, best first. Nothing may be offered afterwards. */
    public TopK sorted() {
        for (int end = size - 1; end > 0; end--) {
            int id = ids[0];
            float score = scores[0];
            int lastId = ids[end];
            float lastScore = scores[end];
            int kept = size;
            size = end;
            siftDown(0, lastId, lastScore);
            size = kept;
            ids[end] = id;
            scores[end] = score;
        }
        return this;
    }

    /** Id of the candidate at a rank, once {@link #sorted()}. */
    public int id(int rank) {
        return ids[rank];
    }

    /** Score of the candidate at a rank, once {@link #sorted()}. */
    public float score(int rank) {
        return scores[rank];
    }

    private boolean ranksBefore(int idA, float scoreA, int idB, float scoreB) {
        return scoreA > scoreB || (scoreA == scoreB && order.isBefore(idA, idB));
    }

    private void siftUp(int start, int id, float score) {
        int at = start;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!ranksBefore(ids[parent], scores[parent], id, score)) {
                break;
            }
            ids[at] = ids[parent];
            scores[at] = scores[parent];
            at = parent;
        }
        ids[at] = id;
        scores[at] = score;
    }

    private void siftDown(int start, int id, float score) {
        int at = start;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && ranksBefore(ids[child], scores[child], ids[child + 1], scores[child + 1])) {
                child++;
            }
            if (!ranksBefore(id, score, ids[child], scores[child])) {
                break;
            }
            ids[at] = ids[child];
            scores[at] = scores[child];
            at = child;
        }
        ids[at] = id;
        scores[at] = score;
    }
}
