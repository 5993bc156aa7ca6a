package dev.eddy.recall.search;

import dev.eddy.vector.VectorPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps directions in regions of near ones. A full region is cut in two, and one with few directions is dissolved, as postings are in
 * Xu et al., "SPFresh: Incremental In-Place Update for Billion-Scale Vector Search", SOSP 2023, section 3.2. For one thread.
 */
final class Regions {
    /** A region with fewer directions is dissolved. */
    private static final int FEWEST = Region.ROOM / 8;
    /** Upper bound of the rounding error of a region's bound. */
    private static final float ROUNDING = 1e-4f;

    private final int dimension;
    private final List<Region> regions = new ArrayList<>();
    /** The centres of the regions, by place. */
    private final List<VectorPage> centres = new ArrayList<>();
    /** The reaches of the regions, by place; reading them from the regions would be a cache miss each. */
    private float[] reaches = new float[VectorPage.ROWS];

    private final float[] products = new float[VectorPage.ROWS];
    private int directions;

    Regions(int dimension) {
        this.dimension = dimension;
    }

    int size() {
        return regions.size();
    }

    int directions() {
        return directions;
    }

    Region region(int place) {
        return regions.get(place);
    }

    /** Adds a direction to the region with the nearest centre. */
    void add(Direction direction) {
        if (regions.isEmpty()) {
            put(0, new Region(direction.vector()));
        }
        Region region = nearest(direction.vector());
        // After a cut, the nearest region may be another one, and full too.
        while (region.isFull()) {
            List<Region> halves = region.halves();
            put(region.place, halves.get(0));
            put(regions.size(), halves.get(1));
            region = nearest(direction.vector());
        }
        region.add(direction);
        reaches[region.place] = region.reach;
        directions++;
    }

    void remove(Direction direction) {
        Region region = regions.get(direction.place);
        region.remove(direction);
        directions--;
        if (region.size < FEWEST && (regions.size() > 1 || directions == 0)) {
            drop(region.place);
            directions -= region.size;
            region.directions().forEach(this::add);
        }
    }

    private void put(int place, Region region) {
        region.moveTo(place);
        if (place == regions.size()) {
            regions.add(region);
            if (place == centres.size() * VectorPage.ROWS) {
                centres.add(new VectorPage(dimension));
                reaches = Arrays.copyOf(reaches, centres.size() * VectorPage.ROWS);
            }
        } else {
            regions.set(place, region);
        }
        centres.get(place / VectorPage.ROWS).put(place % VectorPage.ROWS, region.centre);
        reaches[place] = region.reach;
    }

    private void drop(int place) {
        Region last = regions.remove(regions.size() - 1);
        if (place < regions.size()) {
            put(place, last);
        }
        if (centres.size() * VectorPage.ROWS >= regions.size() + 2 * VectorPage.ROWS) {
            centres.remove(centres.size() - 1);
        }
    }

    private Region nearest(float[] vector) {
        float[] cosines = cosines(vector);
        int nearest = 0;
        for (int i = 1; i < regions.size(); i++) {
            nearest = cosines[i] > cosines[nearest] ? i : nearest;
        }
        return regions.get(nearest);
    }

    /** The cosines of a vector with all centres, by place. */
    float[] cosines(float[] vector) {
        float[] cosines = new float[regions.size()];
        for (int page = 0; page * VectorPage.ROWS < cosines.length; page++) {
            int from = page * VectorPage.ROWS;
            int rows = Math.min(VectorPage.ROWS, cosines.length - from);
            centres.get(page).products(vector, rows, products);
            System.arraycopy(products, 0, cosines, from, rows);
        }
        return cosines;
    }

    /** Upper bounds of the cosines with all directions of each region, by the cosines with the centres. */
    float[] atMost(float[] cosines) {
        float[] atMost = new float[cosines.length];
        for (int place = 0; place < cosines.length; place++) {
            atMost[place] = Region.atMost(cosines[place], reaches[place]) + ROUNDING;
        }
        return atMost;
    }
}
