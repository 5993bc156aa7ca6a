package dev.eddy.serve;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidatePage;
import dev.eddy.client.CandidateQuery;
import dev.eddy.client.PageException;
import dev.eddy.client.Recall;
import dev.eddy.client.Version;
import dev.eddy.filter.FilterException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of two candidates that say what they were asked by. */
final class FakeLists implements Lists {
    /** Thrown by the next questions; null for none. */
    volatile RuntimeException failure;

    volatile CandidateQuery asked;

    @Override
    public Map<String, CandidatePage> candidates(Collection<String> userIds, CandidateQuery query) {
        Map<String, CandidatePage> pages = new LinkedHashMap<>();
        userIds.forEach(user -> pages.put(user, page(user, Recall.Origin.USER, query)));
        return pages;
    }

    @Override
    public CandidatePage similar(String itemId, CandidateQuery query) {
        return page(itemId, Recall.Origin.ITEM, query);
    }

    @Override
    public CandidatePage group(String group, CandidateQuery query) {
        return page(group, Recall.Origin.GROUP, query);
    }

    @Override
    public CandidatePage popular(CandidateQuery query) {
        return page("all", Recall.Origin.EVERYBODY, query);
    }

    private CandidatePage page(String of, Recall.Origin origin, CandidateQuery query) {
        asked = query;
        if (failure != null) {
            throw failure;
        }
        if (query.filter().startsWith("!")) {
            throw new FilterException("an exclamation mark begins no filter", 1);
        }
        if ("forged".equals(query.page())) {
            throw new PageException("the page is forged; begin again without page");
        }
        List<CandidatePage.Placed> two = List.of(
                new CandidatePage.Placed(new Candidate("first-of-" + of, 2.5f, "uh"), origin),
                new CandidatePage.Placed(new Candidate("second", 0.5f, "?"), Recall.Origin.EVERYBODY));
        return new CandidatePage(origin, new Version(1, 2, 3), 1_700_000_000_000L, 100, 40, two, "more", null);
    }
}
