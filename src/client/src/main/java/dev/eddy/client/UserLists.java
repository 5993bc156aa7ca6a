package dev.eddy.client;

import dev.eddy.filter.Mute;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads users' own lists. A user who was merged into another has the other's. */
record UserLists(CandidateReader reader, RedisKeys keys, FreshLists fresh) {
    /**
     * What Redis has of a user.
     *
     * @param list {@link Recall#NOTHING} without a fresh one
     * @param profileText read only when other lists are looked for; null without one
     */
    record Own(Recall list, String profileText) {
        Optional<Profile> profile() {
            return ProfileCodec.decode(profileText);
        }

        /** Mutes of the user that are active at an instant. */
        List<Mute> mutes(long millis) {
            return profile().map(Profile::mutes).orElse(List.of()).stream()
                    .filter(mute -> mute.isActiveAt(millis))
                    .toList();
        }
    }

    /** The lists of users, in their order: in one round trip to each server, and a second one where users were merged. */
    Map<String, Own> read(Collection<String> userIds) {
        Set<String> asked = new HashSet<>();
        userIds.forEach(user -> asked.add(keys.user(user)));
        Map<String, List<String>> texts =
                reader.fields(asked, RedisKeys.MERGED, RedisKeys.PROFILE, RedisKeys.MERGED_INTO);
        Map<String, Own> lists = new LinkedHashMap<>();
        Map<String, String> otherKeys = new LinkedHashMap<>();
        for (String user : userIds) {
            List<String> three = texts.get(keys.user(user));
            Own own = own(three);
            lists.put(user, own);
            Optional<String> other = RedisKeys.decoded(three.get(2));
            if (own.list().candidates().isEmpty() && other.isPresent()) {
                otherKeys.put(user, keys.user(other.get()));
            } else if (other.isEmpty() && three.get(2) != null) {
                fresh.addCorrupted();
            }
        }
        Map<String, List<String>> ofOthers =
                reader.fields(new HashSet<>(otherKeys.values()), RedisKeys.MERGED, RedisKeys.PROFILE);
        otherKeys.forEach((user, key) -> lists.put(user, own(ofOthers.get(key))));
        return lists;
    }

    private Own own(List<String> texts) {
        return new Own(fresh.of(Recall.Origin.USER, texts.get(0)), texts.get(1));
    }
}
