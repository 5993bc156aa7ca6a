package dev.eddy.serve;

import dev.eddy.client.CandidatePage;
import dev.eddy.client.CandidateQuery;
import dev.eddy.client.RecallClient;
import dev.eddy.web.RequestException;
import java.util.Collection;
import java.util.Map;

/** The lists in Redis, filtered by what the topic of items has. */
record RedisLists(RecallClient client, ItemTopic items) implements Lists {
    @Override
    public Map<String, CandidatePage> candidates(Collection<String> userIds, CandidateQuery query) {
        requireItems(query);
        return client.candidates(userIds, query);
    }

    @Override
    public CandidatePage similar(String itemId, CandidateQuery query) {
        requireItems(query);
        return client.similar(itemId, query);
    }

    @Override
    public CandidatePage group(String group, CandidateQuery query) {
        requireItems(query);
        return client.group(group, query);
    }

    @Override
    public CandidatePage popular(CandidateQuery query) {
        requireItems(query);
        return client.popular(query);
    }

    /** Without its items a filter would leave nothing, which looks like an answer. */
    private void requireItems(CandidateQuery query) {
        if (!query.filter().isBlank() && !items.isRead()) {
            throw RequestException.tryAgain("the catalogue is still being read; until then there are no filters");
        }
    }
}
