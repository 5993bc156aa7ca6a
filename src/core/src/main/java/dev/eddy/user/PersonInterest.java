package dev.eddy.user;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums the interests of a person's ids. The numbers are summed anew from all ids each time, so that they do not depend on what came
 * before; of the interactions, which are the bulk, only those that one id changed are looked at.
 */
record PersonInterest(InterestUpdater interests) {

    /** Keeps a part of one of the ids, and returns the sum with it. */
    Interest with(Handover.Part part, User user, Merged.Ids ids, Parts parts) {
        Handover.Part known = parts.of(user.userId(), part.from());
        List<Interaction> history = interests.replaced(
                user.interest().history(),
                known == null ? List.of() : known.interest().history(),
                part.interest().history());
        parts.put(part);
        if (history == null) {
            return of(user, ids, parts);
        }
        List<Interest> all = new ArrayList<>(List.of(ids.own()));
        for (String id : ids.ids()) {
            add(id.equals(part.from()) ? part : parts.head(user.userId(), id), all);
        }
        return interests.together(all, history).with(user.interest().ledger());
    }

    /** The sum of all that the user and the user's ids did. */
    Interest of(User user, Merged merged, Parts parts) {
        List<Interest> all = new ArrayList<>(List.of(user.ids().own()));
        if (merged instanceof Merged.Ids ids) {
            ids.ids().forEach(id -> add(parts.of(user.userId(), id), all));
        }
        return interests.together(all).with(user.interest().ledger());
    }

    /** @param part null while the id has not told anything */
    private static void add(Handover.Part part, List<Interest> all) {
        if (part != null) {
            all.add(part.interest());
        }
    }
}
