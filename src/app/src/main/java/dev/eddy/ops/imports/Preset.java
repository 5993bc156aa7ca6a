package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The layouts of public logs, as their authors publish them.
 *
 * @param source who publishes it
 * @param files the files to name, in words
 * @param fields of events, as the option {@code records.events.fields}
 * @param types as the option {@code records.events.types}
 * @param itemFields as the option {@code records.items.fields}
 * @param form of its tables
 */
public record Preset(
        String name, String source, String files, String fields, String types, String itemFields, TableForm form) {
    private static final Map<String, Preset> BY_NAME = new LinkedHashMap<>();

    static {
        add(new Preset(
                "movielens",
                "GroupLens, MovieLens from 2015 on",
                "--events ratings.csv --items movies.csv",
                "user_id=userId, item_id=movieId, ts=timestamp(s), type='click', value=rating",
                "",
                "item_id=movieId, title=title, tags=genres(|)",
                TableForm.COMMON));
        add(new Preset(
                "movielens-1m",
                "GroupLens, MovieLens 1M and 10M",
                "--events ratings.dat --items movies.dat",
                "user_id=1, item_id=2, ts=4(s), type='click', value=3",
                "",
                "item_id=1, title=2, tags=3(|)",
                new TableForm(false, "::", false, ISO_8859_1)));
        add(new Preset(
                "retailrocket",
                "Retailrocket, e-commerce dataset",
                "--events events.csv",
                "user_id=visitorid, item_id=itemid, ts=timestamp, type=event",
                "view=click, addtocart=collect, transaction=purchase",
                "item_id=itemid",
                TableForm.COMMON));
        add(new Preset(
                "taobao",
                "Alibaba, user behaviour data from Taobao",
                "--events UserBehavior.csv",
                "user_id=1, item_id=2, type=4, ts=5(s)",
                "pv=click, cart=collect, fav=like, buy=purchase",
                "item_id=2, category=3, tags=3",
                TableForm.numbered(",")));
        add(new Preset(
                "yoochoose",
                "RecSys Challenge 2015",
                "--events yoochoose-clicks.dat",
                "user_id=1, ts=2(iso), item_id=3, type='click'",
                "",
                "item_id=3, category=4, tags=4",
                TableForm.numbered(",")));
        add(new Preset(
                "lastfm-1k",
                "Òscar Celma, Last.fm 1K users",
                "--events userid-timestamp-artid-artname-traid-traname.tsv",
                "user_id=1, ts=2(iso), item_id=4, type='click'",
                "",
                "item_id=4, title=4",
                new TableForm(false, "\t", false, UTF_8)));
        add(new Preset(
                "amazon-reviews",
                "McAuley Lab, Amazon Reviews 2023, rating only",
                "--events CATEGORY.csv",
                "user_id=user_id, item_id=parent_asin, ts=timestamp, type='purchase', value=rating",
                "",
                "item_id=parent_asin",
                TableForm.COMMON));
        add(new Preset(
                "hm",
                "H&M Personalized Fashion Recommendations",
                "--events transactions_train.csv --items articles.csv",
                "user_id=customer_id, item_id=article_id, ts=t_dat(iso), type='purchase', value=price",
                "",
                "item_id=article_id, title=prod_name, category=product_group_name, tags=product_type_name,"
                        + " attributes.colour=colour_group_name, attributes.section=section_name",
                TableForm.COMMON));
    }

    private static void add(Preset preset) {
        BY_NAME.put(preset.name, preset);
    }

    public static Iterable<Preset> all() {
        return BY_NAME.values();
    }

    /** Throws {@link BadInputException} for an unknown name. */
    public static Preset named(String name) {
        BadInputException.require(
                BY_NAME.containsKey(name),
                "--preset " + name + ": there is none of this name; there are " + String.join(", ", BY_NAME.keySet()));
        return BY_NAME.get(name);
    }
}
