package recall

import (
	"sync"
	"time"
)

const (
	// 100 candidates take about 15 KB.
	mostKept       = 1_000
	summariesEvery = 10 * time.Second
)

// keptLists are lists of clusters, of groups and of everybody, and the tags of clusters, as they were read a moment ago.
type keptLists struct {
	every time.Duration

	mutex      sync.Mutex
	lists      map[string]keptList
	clusters   map[int]*summary
	clustersAt time.Time
}

type keptList struct {
	recall Recall
	at     time.Time
}

func (k *keptLists) get(key string, now time.Time) (Recall, bool) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	kept, isThere := k.lists[key]
	return kept.recall, isThere && now.Sub(kept.at).Abs() < k.every
}

func (k *keptLists) put(key string, recall Recall, now time.Time) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.lists == nil || len(k.lists) >= mostKept {
		k.lists = map[string]keptList{}
	}
	k.lists[key] = keptList{recall, now}
}

func (k *keptLists) summaries(now time.Time) map[int]*summary {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if now.Sub(k.clustersAt).Abs() >= summariesEvery {
		return nil
	}
	return k.clusters
}

func (k *keptLists) setSummaries(clusters map[int]*summary, now time.Time) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.clusters, k.clustersAt = clusters, now
}
