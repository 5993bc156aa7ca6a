package recall

import (
	"context"
	"strconv"
	"time"
)

// Redis runs the commands of a [Reader] in one round trip, HMGET, HGETALL and ZMSCORE. [NewRedis] makes one for a single server; for
// a cluster or Sentinel, wrap your own client.
type Redis interface {
	// Do has a reply for each command: nil, a string, an int64, or a []any of these. The reply of a command that Redis refuses is an
	// error. Do itself fails when Redis does not answer.
	Do(ctx context.Context, commands ...[]string) ([]any, error)
}

// ReaderOptions of a [Reader]; the zero value has the defaults.
type ReaderOptions struct {
	// Prefix is redis.prefix of the job; rc for an empty one.
	Prefix string
	// MaxAge of a list; older ones count as missing. A week for 0.
	MaxAge time.Duration
	// SharedEvery is how long lists of clusters, of groups and of everybody are kept; 1 s for 0.
	SharedEvery time.Duration
}

// Reader reads lists from Redis, as Eddy's client for Java does. It serves all goroutines. Values that Eddy did not write count as
// missing.
type Reader struct {
	redis  Redis
	prefix string
	maxAge time.Duration
	now    func() time.Time
	kept   keptLists
}

// Alike says what is known of a user, in case there is no list of this user.
type Alike struct {
	// Tags that the user has declared: they choose the list of a cluster.
	Tags []string
	// Attributes of the user: they choose the list of a group. The first with a list counts.
	Attributes []Attribute
}

// NewReader makes a reader.
func NewReader(redis Redis, options ReaderOptions) *Reader {
	if options.Prefix == "" {
		options.Prefix = "rc"
	}
	if options.MaxAge == 0 {
		options.MaxAge = 7 * 24 * time.Hour
	}
	if options.SharedEvery == 0 {
		options.SharedEvery = time.Second
	}
	return &Reader{redis, options.Prefix, options.MaxAge, time.Now, keptLists{every: options.SharedEvery}}
}

// Recall is the user's own list, else that of the user whom this one was merged into, else that of the cluster that matches the
// declared tags best, of the user's last cluster, of those who share an attribute, of the user's segment, or of everybody.
func (r *Reader) Recall(ctx context.Context, user string, alike Alike) (Recall, error) {
	recalls, err := r.recalls(ctx, []string{user}, alike)
	return recalls[user], err
}

// RecallAll has the lists of users by their ids.
func (r *Reader) RecallAll(ctx context.Context, users []string) (map[string]Recall, error) {
	return r.recalls(ctx, users, Alike{})
}

// RecallOfCluster is the list of a cluster, else of everybody.
func (r *Reader) RecallOfCluster(ctx context.Context, cluster int) (Recall, error) {
	wanted := []wantedList{r.cluster(strconv.Itoa(cluster)), r.everybody()}
	lists, err := r.shared(ctx, wanted)
	return first(wanted, lists), err
}

// RecallSimilar are the items similar to an item.
func (r *Reader) RecallSimilar(ctx context.Context, item string) (Recall, error) {
	lists, err := r.lists(ctx, []wantedList{{r.key("i:" + encoded(item)), "item"}})
	if err != nil {
		return nothing(), err
	}
	return lists[0], nil
}

// ownLists is what Redis has of a user.
type ownLists struct {
	recall  Recall
	profile *profile
	// Encoded id of the user whom this one was merged into; empty for none.
	into string
}

type wantedList struct {
	key, origin string
}

func (r *Reader) recalls(ctx context.Context, users []string, alike Alike) (map[string]Recall, error) {
	own, err := r.own(ctx, users)
	if err != nil {
		return nil, err
	}
	recalls, wanted, all := map[string]Recall{}, map[string][]wantedList{}, []wantedList(nil)
	for user, found := range own {
		recalls[user] = found.recall
		if len(found.recall.Candidates) > 0 || r.hasMutes(found.profile) {
			continue
		}
		if wanted[user], err = r.alike(ctx, found.profile, alike); err != nil {
			return nil, err
		}
		all = append(all, wanted[user]...)
	}
	lists, err := r.shared(ctx, all)
	if err != nil {
		return nil, err
	}
	for user, keys := range wanted {
		recalls[user] = first(keys, lists)
	}
	return recalls, nil
}

// own has the users' own lists, else those of the users whom they were merged into.
func (r *Reader) own(ctx context.Context, users []string) (map[string]ownLists, error) {
	own := map[string]ownLists{}
	encodedUsers := make([]string, len(users))
	for i, user := range users {
		encodedUsers[i] = encoded(user)
	}
	found, err := r.ofUsers(ctx, encodedUsers)
	if err != nil {
		return nil, err
	}
	var merged, others []string
	for i, user := range users {
		own[user] = found[i]
		if into := found[i].into; len(found[i].recall.Candidates) == 0 && into != "" && idText.MatchString(into) {
			merged, others = append(merged, user), append(others, into)
		}
	}
	found, err = r.ofUsers(ctx, others)
	if err != nil {
		return nil, err
	}
	for i, user := range merged {
		own[user] = found[i]
	}
	return own, nil
}

// hasMutes tells whether the user mutes something now. Redis lacks the authors of items, so any in the lists of others may be muted.
func (r *Reader) hasMutes(known *profile) bool {
	if known != nil {
		for _, until := range known.mutesUntil {
			if r.now().UnixMilli() < until {
				return true
			}
		}
	}
	return false
}

// alike are the lists of others for a user, those of the most alike first.
func (r *Reader) alike(ctx context.Context, known *profile, alike Alike) ([]wantedList, error) {
	var wanted []wantedList
	if len(alike.Tags) > 0 {
		summaries, err := r.summaries(ctx)
		if err != nil {
			return nil, err
		}
		if cluster, isFound := bestCluster(summaries, alike.Tags); isFound {
			wanted = append(wanted, r.cluster(strconv.Itoa(cluster)))
		}
	}
	if known != nil {
		wanted = append(wanted, r.cluster(known.cluster))
	}
	for _, attribute := range alike.Attributes {
		wanted = append(wanted, r.group(attribute.Name+"="+attribute.Value))
	}
	if known != nil && known.segment != "" {
		wanted = append(wanted, r.group("segment-"+known.segment))
	}
	return append(wanted, r.everybody()), nil
}

func (r *Reader) cluster(cluster string) wantedList {
	return wantedList{r.key("c:" + cluster), "cluster"}
}

func (r *Reader) group(group string) wantedList {
	return wantedList{r.key("g:" + encoded(group)), "group"}
}

func (r *Reader) everybody() wantedList {
	return wantedList{r.key("hot"), "everybody"}
}

func (r *Reader) key(name string) string {
	return r.prefix + ":" + name
}

// first is the first list with candidates.
func first(wanted []wantedList, lists map[string]Recall) Recall {
	for _, each := range wanted {
		if recall, isThere := lists[each.key]; isThere && len(recall.Candidates) > 0 {
			// The kept list is everybody's; a caller may sort the own one.
			recall.Candidates = append([]RecalledItem(nil), recall.Candidates...)
			return recall
		}
	}
	return nothing()
}
