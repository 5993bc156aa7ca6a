package recall

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

func (r *Reader) ofUsers(ctx context.Context, encodedUsers []string) ([]ownLists, error) {
	keys, origins, texts := make([]string, len(encodedUsers)), make([]string, len(encodedUsers)), make([]string, len(encodedUsers))
	for i, user := range encodedUsers {
		keys[i], origins[i] = r.key("u:"+user), "user"
	}
	hashes, err := r.hashes(ctx, keys, "merged", "profile", "merged-into")
	if err != nil {
		return nil, err
	}
	for i, hash := range hashes {
		texts[i] = hash[0]
	}
	recalls, err := r.decodedLists(ctx, origins, texts)
	if err != nil {
		return nil, err
	}
	own := make([]ownLists, len(encodedUsers))
	for i, hash := range hashes {
		own[i] = ownLists{recalls[i], profileOf(hash[1]), hash[2]}
	}
	return own, nil
}

func (r *Reader) summaries(ctx context.Context) (map[int]*summary, error) {
	now := r.now()
	if known := r.kept.summaries(now); known != nil {
		return known, nil
	}
	replies, err := r.redis.Do(ctx, []string{"HGETALL", r.key("clusters")})
	if err != nil {
		return nil, err
	}
	pairs, err := ownTexts(replies[0])
	if err != nil {
		return nil, err
	}
	summaries := map[int]*summary{}
	for i := 0; i+1 < len(pairs); i += 2 {
		known := summaryOf(pairs[i+1])
		if cluster, err := strconv.Atoi(pairs[i]); err == nil && known != nil && known.generatedAtMillis >= r.oldest() {
			summaries[cluster] = known
		}
	}
	r.kept.setSummaries(summaries, now)
	return summaries, nil
}

// shared has lists that many questions share, by their keys.
func (r *Reader) shared(ctx context.Context, wanted []wantedList) (map[string]Recall, error) {
	now := r.now()
	found := map[string]Recall{}
	var missing []wantedList
	for _, each := range wanted {
		if _, isThere := found[each.key]; isThere {
			continue
		}
		recall, isKept := r.kept.get(each.key, now)
		if !isKept {
			missing = append(missing, each)
		}
		found[each.key] = recall
	}
	recalls, err := r.lists(ctx, missing)
	if err != nil {
		return nil, err
	}
	for i, each := range missing {
		found[each.key] = recalls[i]
		r.kept.put(each.key, recalls[i], now)
	}
	return found, nil
}

func (r *Reader) lists(ctx context.Context, wanted []wantedList) ([]Recall, error) {
	keys, origins, texts := make([]string, len(wanted)), make([]string, len(wanted)), make([]string, len(wanted))
	for i, each := range wanted {
		keys[i], origins[i] = each.key, each.origin
	}
	hashes, err := r.hashes(ctx, keys, "merged")
	if err != nil {
		return nil, err
	}
	for i, hash := range hashes {
		texts[i] = hash[0]
	}
	return r.decodedLists(ctx, origins, texts)
}

// decodedLists reads texts of lists: only lists that are whole and fresh, without items taken down.
func (r *Reader) decodedLists(ctx context.Context, origins, texts []string) ([]Recall, error) {
	recalls := make([]Recall, len(texts))
	var commands [][]string
	var filled []int
	for i, text := range texts {
		recalls[i] = nothing()
		recall, err := recallOf(origins[i], text)
		if err != nil || len(recall.Candidates) == 0 || recall.GeneratedAtMillis < r.oldest() {
			continue
		}
		recalls[i] = recall
		command := []string{"ZMSCORE", r.key("down")}
		for _, each := range recall.Candidates {
			command = append(command, encoded(each.ItemID))
		}
		commands, filled = append(commands, command), append(filled, i)
	}
	if len(commands) == 0 {
		return recalls, nil
	}
	replies, err := r.redis.Do(ctx, commands...)
	if err != nil {
		return nil, err
	}
	for n, i := range filled {
		scores, err := ownTexts(replies[n])
		if err != nil {
			return nil, err
		}
		recalls[i] = withoutDown(recalls[i], scores)
	}
	return recalls, nil
}

// withoutDown leaves out the items that have a score in the log of take-downs.
func withoutDown(recall Recall, scores []string) Recall {
	var left []RecalledItem
	for i, each := range recall.Candidates {
		if i >= len(scores) || scores[i] == "" {
			left = append(left, each)
		}
	}
	if len(left) == 0 {
		return nothing()
	}
	recall.Candidates = left
	return recall
}

// hashes has the texts of fields of each key; an empty one for a missing field.
func (r *Reader) hashes(ctx context.Context, keys []string, fields ...string) ([][]string, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	commands := make([][]string, len(keys))
	for i, key := range keys {
		commands[i] = append([]string{"HMGET", key}, fields...)
	}
	replies, err := r.redis.Do(ctx, commands...)
	if err != nil {
		return nil, err
	}
	hashes := make([][]string, len(keys))
	for i, reply := range replies {
		texts, err := ownTexts(reply)
		if err != nil {
			return nil, err
		}
		hashes[i] = append(texts, make([]string, len(fields))...)[:len(fields)]
	}
	return hashes, nil
}

// ownTexts are the texts of a reply; none when the value is not Eddy's, but of another type.
func ownTexts(reply any) ([]string, error) {
	if refusal, isError := reply.(error); isError {
		if strings.HasPrefix(refusal.Error(), "WRONGTYPE") {
			return nil, nil
		}
		return nil, refusal
	}
	values, _ := reply.([]any)
	texts := make([]string, len(values))
	for i, value := range values {
		if value != nil {
			texts[i] = fmt.Sprint(value)
		}
	}
	return texts, nil
}

func (r *Reader) oldest() int64 {
	return r.now().Add(-r.maxAge).UnixMilli()
}
