package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Brute-force reference of the index: the formulas of the channels, computed by a search through all members. */
final class NaiveCluster {
    /** Largest number of partners of an item. */
    private static final int ICF_PARTNERS = 300;

    private static final int SEQ_PARTNERS = 100;

    private final NeighbourOptions options;
    private final Map<String, Member> members = new TreeMap<>();
    /** Members whose interactions count for others. */
    private final List<Member> contributors;

    private final Map<String, List<Interaction>> recents = new HashMap<>();
    private final Map<String, List<Holder>> holders = new HashMap<>();
    private final ReturnRates rates;
    private final long asOf;
    /** Hours of the interactions, newest first. */
    private final List<Long> hours;

    private final long newestHour;
    private final double halfLife;

    /** A member who had an item, and its position among the recents. */
    private record Holder(Member member, int position, long atMillis, int clicks) {}

    /** A similar user, the share of its recents to read, and the newest item shared with the user. */
    private record Neighbour(Member member, float similarity, double share, String newestShared) {}

    NaiveCluster(NeighbourOptions options, Collection<Member> members, long asOfMillis, ReturnRates rates) {
        this.rates = rates;
        this.options = options;
        this.asOf = asOfMillis;
        for (Member member : members) {
            this.members.put(member.userId(), member);
            recents.put(member.userId(), positives(member));
        }
        this.contributors = members.stream().filter(Member::contributes).toList();
        for (Member member : contributors) {
            for (int position = 0; position < recents(member).size(); position++) {
                Interaction had = recents(member).get(position);
                holders.computeIfAbsent(had.itemId(), item -> new ArrayList<>())
                        .add(new Holder(member, position, had.atMillis(), had.clicks()));
            }
        }
        this.hours = contributors.stream()
                .flatMap(member -> recents(member).stream())
                .map(interaction -> interaction.atMillis() / Members.HOUR * Members.HOUR)
                .sorted(Comparator.reverseOrder())
                .toList();
        this.newestHour = hours.isEmpty() ? 0 : hours.get(0);
        this.halfLife = halfLife();
    }

    /** Scores of all items in one channel, also of items the user had. */
    Map<String, Double> scores(String channel, String userId) {
        Member user = members.get(userId);
        if (channel.equals("ucf")) {
            return similarUsers(user);
        }
        if (channel.equals("sknn")) {
            return aroundShared(user);
        }
        if (channel.equals("icf")) {
            return coOccurring(user);
        }
        if (channel.equals("repeat")) {
            return returning(user);
        }
        return channel.equals("seq") ? next(user) : hot(halfLife(channel));
    }

    private Map<String, Double> similarUsers(Member user) {
        Map<String, Double> scores = new HashMap<>();
        for (Neighbour neighbour : neighbours(user)) {
            List<Interaction> recents = recents(neighbour.member);
            for (int position = 0; position < read(recents.size(), neighbour.share); position++) {
                double weight = Math.pow(.99, position)
                        * (.2 + .8 * fade(recents.get(position).atMillis(), 1));
                scores.merge(recents.get(position).itemId(), neighbour.similarity * weight, Double::sum);
            }
        }
        return scores;
    }

    /** The items within 15 positions of the newest item that a neighbour shares with the user. */
    private Map<String, Double> aroundShared(Member user) {
        Map<String, Double> scores = new HashMap<>();
        for (Neighbour neighbour : sharers(user)) {
            List<String> recents =
                    recents(neighbour.member).stream().map(Interaction::itemId).toList();
            int middle = recents.indexOf(neighbour.newestShared);
            for (int position = 0; position < recents.size(); position++) {
                int distance = Math.abs(position - middle);
                if (distance >= 1 && distance <= 15) {
                    scores.merge(recents.get(position), neighbour.similarity * Math.pow(.9, distance), Double::sum);
                }
            }
        }
        return scores;
    }

    /** The members who share most, as in channel sknn. */
    private List<Neighbour> sharers(Member user) {
        List<Neighbour> sharers = new ArrayList<>();
        for (Member member : contributors) {
            double shared = isSame(member, user) ? 0 : shared(user, member);
            if (shared > 0) {
                sharers.add(new Neighbour(member, (float) shared, 1, newestShared(user, member)));
            }
        }
        return best(sharers, options.similarUsers().most());
    }

    /** The members who share most, filled up with the nearest by cosine, as in channel ucf. */
    private List<Neighbour> neighbours(Member user) {
        List<Neighbour> sharers = sharers(user);
        double strongest =
                sharers.stream().mapToDouble(NaiveCluster::weight).max().orElse(0);
        double weakest = sharers.stream().mapToDouble(NaiveCluster::weight).reduce(1, Math::min);
        List<Neighbour> found = new ArrayList<>();
        for (Neighbour sharer : sharers) {
            found.add(new Neighbour(sharer.member, (float) weight(sharer), weight(sharer) / strongest, ""));
        }
        List<Neighbour> others = new ArrayList<>();
        for (Member member : contributors) {
            double cosine = cosine(user, member);
            if (!isSame(member, user)
                    && shared(user, member) == 0
                    && cosine > 0
                    && !recents(member).isEmpty()) {
                others.add(new Neighbour(member, (float) cosine, 1, ""));
            }
        }
        best(others, Math.max(0, options.similarUsers().least() - sharers.size()))
                .forEach(other ->
                        found.add(new Neighbour(other.member, (float) (.1 * weakest * other.similarity), 1, "")));
        return found;
    }

    private static double weight(Neighbour sharer) {
        return Math.sqrt(sharer.similarity);
    }

    /** Number of items to read by weight, without the effect of rounding errors. */
    private static int read(int length, double weight) {
        return (int) Math.ceil(length * weight - 1e-4);
    }

    private static List<Neighbour> best(List<Neighbour> of, int count) {
        return of.stream()
                .sorted(Comparator.comparingDouble((Neighbour neighbour) -> -neighbour.similarity)
                        .thenComparing(neighbour -> neighbour.member.userId()))
                .limit(count)
                .toList();
    }

    /** Score of the shared recents, by position among the user's recents and by rarity of the item. */
    private double shared(Member user, Member other) {
        double sum = 0;
        List<Interaction> recents = recents(user);
        for (int position = 0;
                position < Math.min(recents.size(), options.similarUsers().recents());
                position++) {
            String item = recents.get(position).itemId();
            double rarity = Math.log(1 + contributors.size() / (1.0 + count(item)));
            double weight = Math.pow(options.similarUsers().fade(), position);
            int rank = rank(item, position, other);
            // The weight of members falls by a tenth from the newest to the oldest that is read.
            sum += rank < 0
                    ? 0
                    : weight * rarity * (1 - .1 * rank / options.similarUsers().readLimit());
        }
        return sum;
    }

    private String newestShared(Member user, Member other) {
        List<Interaction> recents = recents(user);
        return IntStream.range(0, recents.size())
                .filter(position -> rank(recents.get(position).itemId(), position, other) >= 0)
                .mapToObj(position -> recents.get(position).itemId())
                .findFirst()
                .orElseThrow();
    }

    /** The place of a member among the newest members of one of the user's items; -1 when the member is not read. */
    private int rank(String item, int position, Member member) {
        int limit = read(
                options.similarUsers().readLimit(),
                Math.pow(options.similarUsers().fade(), position));
        List<Holder> read = readHolders(item, limit);
        return IntStream.range(0, read.size())
                .filter(i -> isSame(read.get(i).member, member))
                .findFirst()
                .orElse(-1);
    }

    private Map<String, Double> coOccurring(Member user) {
        return partners(
                user,
                options.coOccurrence().recents(),
                options.coOccurrence().fade(),
                ICF_PARTNERS,
                this::coOccurringWith);
    }

    private Map<String, Double> coOccurringWith(String item) {
        Map<String, Double> scores = new HashMap<>();
        for (Holder holder : readHolders(item, options.coOccurrence().readLimit())) {
            List<Interaction> theirs = recents(holder.member);
            for (int other = 0; other < theirs.size(); other++) {
                int distance = Math.abs(other - holder.position);
                if (distance >= 1 && distance <= options.coOccurrence().window()) {
                    String near = theirs.get(other).itemId();
                    double share = Math.pow(options.coOccurrence().distanceFade(), distance)
                            / (Math.sqrt((double) count(item) * count(near))
                                    + options.coOccurrence().shrink());
                    scores.merge(near, (.2 + .8 * fade(holder.atMillis, 4)) * share, Double::sum);
                }
            }
        }
        return scores;
    }

    private Map<String, Double> next(Member user) {
        return partners(user, options.sequence().recents(), options.sequence().fade(), SEQ_PARTNERS, this::nextAfter);
    }

    private Map<String, Double> nextAfter(String item) {
        Map<String, Double> scores = new HashMap<>();
        for (Holder holder : readHolders(item, options.coOccurrence().readLimit())) {
            List<Interaction> theirs = recents(holder.member);
            for (int steps = 1; steps <= options.sequence().steps(); steps++) {
                if (holder.position - steps >= 0) {
                    String next = theirs.get(holder.position - steps).itemId();
                    scores.merge(next, fade(holder.atMillis, 4) / steps, Double::sum);
                }
            }
        }
        return scores;
    }

    /** Partners of the user's latest items, fewer for earlier items. */
    private Map<String, Double> partners(
            Member user, int latest, double fade, int length, Function<String, Map<String, Double>> partnersOf) {
        Map<String, Double> scores = new HashMap<>();
        List<Interaction> recents = recents(user);
        for (int position = 0; position < Math.min(recents.size(), latest); position++) {
            double weight = Math.pow(fade, position);
            partnersOf.apply(recents.get(position).itemId()).entrySet().stream()
                    .sorted(Comparator.comparingDouble((Map.Entry<String, Double> partner) ->
                                    -partner.getValue().floatValue())
                            .thenComparing(Map.Entry::getKey))
                    .limit(read(length, weight))
                    .forEach(partner -> scores.merge(partner.getKey(), weight * partner.getValue(), Double::sum));
        }
        return scores;
    }

    /**
     * Of an item that the user had: the rate of the bin times the return frequency of the item, relative to the mean item. Of
     * another: its holders among all clicks.
     */
    private Map<String, Double> returning(Member user) {
        double items = holders.values().stream().mapToInt(List::size).sum();
        long returns =
                holders.values().stream().mapToLong(NaiveCluster::returns).sum();
        double mean = returns / Math.max(1, items);
        double prior = Math.max(10 * mean, 1);
        Map<String, Double> scores = new HashMap<>();
        if (rates.isProven()) {
            holders.forEach((item, those) -> scores.put(item, those.size() / (items + returns)));
            user.history().forEach(had -> scores.remove(had.itemId()));
        }
        for (Interaction had : recents(user)) {
            List<Holder> others = holders(had.itemId());
            double factor = (returns(others) + prior) / (others.size() * mean + prior);
            scores.put(had.itemId(), rates.of(had, asOf) * factor);
        }
        return scores;
    }

    private static long returns(List<Holder> holders) {
        return holders.stream().mapToLong(holder -> holder.clicks - 1).sum();
    }

    private Map<String, Double> hot(int halfLife) {
        Map<String, Double> scores = new HashMap<>();
        for (Member member : contributors) {
            for (Interaction interaction : recents(member)) {
                double faded = Math.pow(2, -(asOf - interaction.atMillis()) / HalfLives.millis(halfLife));
                scores.merge(interaction.itemId(), interaction.weight() * faded, Double::sum);
            }
        }
        return scores;
    }

    private List<Interaction> recents(Member member) {
        return recents.get(member.userId());
    }

    private List<Interaction> positives(Member member) {
        return member.history().stream()
                .filter(Interaction::isPositive)
                .limit(options.recents())
                .toList();
    }

    private List<Holder> holders(String item) {
        return holders.getOrDefault(item, List.of());
    }

    private int count(String item) {
        return holders(item).size();
    }

    /** The newest members who had the item, ties by user id, descending. */
    private List<Holder> readHolders(String item, int limit) {
        return holders(item).stream()
                .sorted(Comparator.comparingLong(Holder::atMillis)
                        .thenComparing(holder -> holder.member.userId())
                        .reversed())
                .limit(limit)
                .toList();
    }

    /** Time from the hour of the n-th newest interaction to the newest hour, rounded to an eighth of an octave. */
    private double halfLife() {
        if (hours.isEmpty()) {
            return Members.HOUR;
        }
        long nth = hours.get(Math.min(
                        Math.max(options.halfLife().events(), (int)
                                (hours.size() * options.halfLife().share())),
                        hours.size())
                - 1);
        double age = Math.max(newestHour - nth, Members.HOUR) / (double) Members.HOUR;
        return Members.HOUR * Math.pow(2, Math.round(8 * Math.log(age) / Math.log(2)) / 8.0);
    }

    private double fade(long atMillis, double halfLives) {
        double newest = Math.floor(8 * newestHour / halfLife) / 8;
        return Math.pow(2, (atMillis / halfLife - newest) / halfLives);
    }

    private static boolean isSame(Member a, Member b) {
        return a.userId().equals(b.userId());
    }

    private static double cosine(Member a, Member b) {
        double sum = 0;
        for (int d = 0; d < a.direction().length; d++) {
            sum += (double) a.direction()[d] * b.direction()[d];
        }
        return sum;
    }

    private static int halfLife(String channel) {
        int i = 0;
        while (!channel.equals("cluster-hot-" + HalfLives.days(i) + "d")) {
            i++;
        }
        return i;
    }
}
