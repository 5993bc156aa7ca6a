package dev.eddy.client;

import dev.eddy.filter.ItemFacts;
import java.util.Map;

/** The price of an item is its id, its category {@code even} or {@code odd}. Ids that begin with {@code gone} are of no item, and {@code gone for good} must not come. */
final class ShopCatalogue implements ItemCatalogue {
    @Override
    public ItemFacts item(String itemId) {
        return itemId.startsWith("gone")
                ? null
                : ItemFacts.of(itemId)
                        .withCategory(Integer.parseInt(itemId) % 2 == 0 ? "even" : "odd")
                        .withAttributes(Map.of("price", Double.valueOf(itemId)));
    }

    @Override
    public boolean mayShow(String itemId) {
        return !itemId.equals("gone for good");
    }

    @Override
    public boolean hasAttribute(String name) {
        return name.equals("price");
    }
}
