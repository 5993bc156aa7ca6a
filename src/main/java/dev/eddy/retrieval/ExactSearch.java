package dev.eddy.retrieval;

import dev.eddy.vector.TopK;
import dev.eddy.vector.VectorPage;
import java.util.ArrayList;
import java.util.List;

/** Compares a vector with every direction: brute force, and always right. Not thread-safe. */
final class ExactSearch implements DirectionSearch {
    private final int dimension;
    private final List<Direction> directions = new ArrayList<>();
    private final List<VectorPage> pages = new ArrayList<>();
    private final float[] products = new float[VectorPage.ROWS];
    private final int[] rows = new int[VectorPage.ROWS];

    ExactSearch(int dimension) {
        this.dimension = dimension;
    }

    @Override
    public int size() {
        return directions.size();
    }

    @Override
    public void add(Direction direction) {
        int place = directions.size();
        directions.add(direction);
        put(place, direction);
    }

    @Override
    public void remove(Direction direction) {
        int place = direction.place;
        Direction last = directions.remove(directions.size() - 1);
        if (place < directions.size()) {
            directions.set(place, last);
            put(place, last);
        }
        while (pages.size() * VectorPage.ROWS >= directions.size() + 2 * VectorPage.ROWS) {
            pages.remove(pages.size() - 1);
        }
    }

    private void put(int place, Direction direction) {
        direction.place = place;
        if (place == pages.size() * VectorPage.ROWS) {
            pages.add(new VectorPage(dimension));
        }
        pages.get(place / VectorPage.ROWS).put(place % VectorPage.ROWS, direction.vector());
    }

    @Override
    public List<Found> nearest(float[] query, int count) {
        if (directions.isEmpty()) {
            return List.of();
        }
        TopK top = TopK.ofFinite(Math.min(count, directions.size()), this::isBefore);
        for (int page = 0; page * VectorPage.ROWS < directions.size(); page++) {
            int from = page * VectorPage.ROWS;
            int size = Math.min(VectorPage.ROWS, directions.size() - from);
            pages.get(page).products(query, products);
            for (int i = 0; i < size; i++) {
                rows[i] = from + i;
            }
            top.offerAll(rows, products, size);
        }
        top.sorted();
        List<Found> nearest = new ArrayList<>(top.size());
        for (int i = 0; i < top.size(); i++) {
            nearest.add(new Found(directions.get(top.id(i)), top.score(i)));
        }
        return nearest;
    }

    private boolean isBefore(int a, int b) {
        IndexedItem ofA = directions.get(a).items().get(0);
        IndexedItem ofB = directions.get(b).items().get(0);
        return IndexedItem.NEWEST_FIRST.compare(ofA, ofB) < 0;
    }
}
