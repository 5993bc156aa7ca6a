package dev.eddy.recall.search;

import dev.eddy.vector.CoarsePage;
import dev.eddy.vector.TopK;
import dev.eddy.vector.VectorPage;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares vectors with every direction that can be near enough: brute force, and always right. The directions are kept in
 * regions, of which those are left out that are too far off for any of theirs; a region with too many is cut in two, one with
 * too few is given up (as Xu et al., "SPFresh: Incremental In-Place Update for Billion-Scale Vector Search", SOSP 2023, section
 * 3.2, do with postings). Not thread-safe.
 */
final class ExactSearch implements DirectionSearch {
    /** A region with fewer is given up. */
    private static final int FEWEST = Region.ROOM / 8;

    /** What rounding can do to the bound of a region. */
    private static final float ROUNDING = 1e-4f;

    private final int dimension;
    private final List<Region> regions = new ArrayList<>();
    /** The regions' centres, in their order. */
    private final List<VectorPage> centres = new ArrayList<>();
    /** How far they reach, in their order: to ask each of them, for each vector, is a miss of the processor's cache. */
    private float[] reaches = new float[VectorPage.ROWS];

    private int size;

    /** Of the centres of a page, or of a region. */
    private final float[] products = new float[Region.ROOM];

    private final int[] ids = new int[Region.ROOM];
    /** Those that may be among the nearest, and what their cosines are at most; kept, since making room takes time. */
    private int[] near = new int[4 * Region.ROOM];

    private float[] nearness = new float[4 * Region.ROOM];

    ExactSearch(int dimension) {
        this.dimension = dimension;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void add(Direction direction) {
        if (regions.isEmpty()) {
            put(0, new Region(direction.vector()));
        }
        Region region = nearestRegion(direction.vector());
        // After a cut another region may be the nearest, and full as well.
        while (region.isFull()) {
            List<Region> halves = region.halves();
            put(region.place, halves.get(0));
            put(regions.size(), halves.get(1));
            region = nearestRegion(direction.vector());
        }
        region.add(direction);
        reaches[region.place] = region.reach();
        size++;
    }

    @Override
    public void remove(Direction direction) {
        Region region = direction.region;
        region.remove(direction);
        size--;
        if (region.size() < FEWEST && (regions.size() > 1 || size == 0)) {
            giveUp(region);
            size -= region.size();
            region.directions().forEach(this::add);
        }
    }

    private void put(int place, Region region) {
        region.place = place;
        if (place == regions.size()) {
            regions.add(region);
            if (place == centres.size() * VectorPage.ROWS) {
                centres.add(new VectorPage(dimension));
                reaches = Arrays.copyOf(reaches, centres.size() * VectorPage.ROWS);
            }
        } else {
            regions.set(place, region);
        }
        centres.get(place / VectorPage.ROWS).put(place % VectorPage.ROWS, region.centre());
        reaches[place] = region.reach();
    }

    private void giveUp(Region region) {
        Region last = regions.remove(regions.size() - 1);
        if (region.place < regions.size()) {
            put(region.place, last);
        }
        if (centres.size() * VectorPage.ROWS >= regions.size() + 2 * VectorPage.ROWS) {
            centres.remove(centres.size() - 1);
        }
    }

    private Region nearestRegion(float[] vector) {
        float[] cosines = cosinesWithCentres(vector);
        int nearest = 0;
        for (int i = 1; i < regions.size(); i++) {
            nearest = cosines[i] > cosines[nearest] ? i : nearest;
        }
        return regions.get(nearest);
    }

    private float[] cosinesWithCentres(float[] vector) {
        float[] cosines = new float[regions.size()];
        for (int page = 0; page * VectorPage.ROWS < cosines.length; page++) {
            int from = page * VectorPage.ROWS;
            int rows = Math.min(VectorPage.ROWS, cosines.length - from);
            centres.get(page).products(vector, rows, products);
            System.arraycopy(products, 0, cosines, from, rows);
        }
        return cosines;
    }

    @Override
    public List<Found> nearest(float[] query, int count) {
        return nearest(query, count, -Float.MAX_VALUE);
    }

    /**
     * As {@link #nearest(float[], int)}, of those whose cosine is at least so much, and possibly others: it takes less time the
     * fewer they are.
     */
    List<Found> nearest(float[] query, int count, float least) {
        var walk = new Walk(query, count, least);
        walk.visitAll();
        return walk.found();
    }

    /**
     * One vector's way through the regions: roughly first, then exactly with those that may be among the nearest, for there
     * are not enough others whose cosine is at least what theirs is at most.
     */
    private final class Walk {
        private final float[] query;
        private final CoarsePage.Query coarseQuery;
        private final int count;
        /** With the regions' centres. */
        private final float[] cosines;
        /** The cosine that none of a region exceeds; after a visit less than any. */
        private final float[] atMost;

        /** By what the cosines are at least. */
        private final TopK coarse;

        private int nearCount;

        /** Goes to the nearest regions, so that the others have something to exceed. */
        Walk(float[] query, int count, float least) {
            this.query = query;
            this.coarseQuery = new CoarsePage.Query(query);
            this.count = Math.max(1, Math.min(count, size));
            this.coarse = TopK.ofAtLeast(least, this.count, (a, b) -> a < b);
            this.cosines = cosinesWithCentres(query);
            this.atMost = new float[cosines.length];
            for (int place = 0; place < cosines.length; place++) {
                atMost[place] = Region.atMost(cosines[place], reaches[place]) + ROUNDING;
            }
            visitNearest();
        }

        private void visitNearest() {
            int few = Math.min(regions.size(), 1 + 2 * count / Region.ROOM);
            if (few == 0) {
                return;
            }
            int[] places = new int[cosines.length];
            Arrays.setAll(places, place -> place);
            TopK nearest = TopK.ofFinite(few, (a, b) -> a < b);
            nearest.offerAll(places, cosines, cosines.length);
            for (int place : nearest.sorted().ids()) {
                visitIfNear(place);
            }
            coarse.selected();
        }

        void visitAll() {
            for (int place = 0; place < atMost.length; place++) {
                visitIfNear(place);
            }
        }

        private void visitIfNear(int place) {
            if (coarse.wouldKeep(atMost[place])) {
                visit(place);
            }
        }

        private void visit(int place) {
            Region region = regions.get(place);
            atMost[place] = Float.NEGATIVE_INFINITY;
            region.atLeast(coarseQuery, cosines[place], products);
            float slack = region.slack();
            int first = place * Region.ROOM;
            int may = 0;
            for (int row = 0; row < region.size(); row++) {
                float atLeast = products[row];
                ids[may] = first + row;
                products[may] = atLeast;
                may += coarse.wouldKeep(atLeast + slack) ? 1 : 0;
            }
            coarse.offerAll(ids, products, may);
            collect(may, slack);
        }

        private void collect(int rows, float slack) {
            if (nearCount + rows > near.length) {
                near = Arrays.copyOf(near, 2 * near.length);
                nearness = Arrays.copyOf(nearness, 2 * nearness.length);
            }
            System.arraycopy(ids, 0, near, nearCount, rows);
            for (int row = 0; row < rows; row++) {
                nearness[nearCount + row] = products[row] + slack;
            }
            nearCount += rows;
        }

        List<Found> found() {
            TopK top = TopK.ofFinite(count, ExactSearch.this::isBefore);
            TopK candidates = candidates();
            float least = Float.POSITIVE_INFINITY;
            for (int i = 0; i < candidates.size(); i++) {
                // So many have been compared that are nearer than this one and all after it can be.
                if (i >= count && candidates.score(i) < least) {
                    break;
                }
                int id = candidates.id(i);
                float cosine = Vectors.product(query, direction(id).vector());
                least = i < count ? Math.min(least, cosine) : least;
                top.offer(id, cosine);
            }
            top.sorted();
            List<Found> found = new ArrayList<>(top.size());
            for (int i = 0; i < top.size(); i++) {
                found.add(new Found(direction(top.id(i)), top.score(i)));
            }
            return found;
        }

        /** Those that may be among the nearest, by what their cosines are at most. */
        private TopK candidates() {
            coarse.selected();
            int may = 0;
            for (int i = 0; i < nearCount; i++) {
                near[may] = near[i];
                nearness[may] = nearness[i];
                may += coarse.wouldKeep(nearness[i]) ? 1 : 0;
            }
            TopK candidates = TopK.ofFinite(Math.max(1, may), (a, b) -> a < b);
            candidates.offerAll(near, nearness, may);
            return candidates.sorted();
        }
    }

    private Direction direction(int id) {
        return regions.get(id / Region.ROOM).direction(id % Region.ROOM);
    }

    private boolean isBefore(int a, int b) {
        return IndexedItem.NEWEST_FIRST.compare(
                        direction(a).item(0), direction(b).item(0))
                < 0;
    }
}
