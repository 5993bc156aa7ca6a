package recall

import (
	"errors"
	"math"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Recall is a list in Redis, best first, without items that are taken down.
type Recall struct {
	// Origin is user, cluster, group, everybody, item, or nobody for none.
	Origin string `json:"origin"`
	// Version has zeros when the list is not the user's own.
	Version string `json:"version"`
	// GeneratedAtMillis is when the list was made, epoch milliseconds; 0 without a list.
	GeneratedAtMillis int64          `json:"generated_at"`
	Candidates        []RecalledItem `json:"candidates"`
	// Variant that ranked the list; empty for the control.
	Variant string `json:"variant,omitempty"`
}

// RecalledItem is an item of a list in Redis.
type RecalledItem struct {
	ItemID string `json:"item_id"`
	// Score is higher for a better item; comparable within one list only.
	Score float64 `json:"score"`
	// Channels has one letter for each channel that recalled the item.
	Channels string `json:"channels"`
	// Propensity is the probability with which the place was given to the item; 1 for a place that is not explored.
	Propensity float64 `json:"propensity"`
}

func nothing() Recall {
	return Recall{Origin: "nobody", Version: "000000000000.000000000000.000000000000", Candidates: []RecalledItem{}}
}

var (
	errForeign  = errors.New("not written by Eddy")
	versionText = regexp.MustCompile(`^\d{12}\.\d{12}\.\d{12}$`)
	idText      = regexp.MustCompile(`^(?:[A-Za-z0-9_.~-]|%[0-9A-Fa-f]{2})*$`)
)

// decoded is the text that percent-encoding made another of.
func decoded(text string) (string, error) {
	if !idText.MatchString(text) {
		return "", errForeign
	}
	plain, err := url.PathUnescape(text)
	if err == nil && !utf8.ValidString(plain) {
		return "", errForeign
	}
	return plain, err
}

// recallOf is the list in a text: version;generatedAtMs;ids;decimals;scores;sets;marks;propensities;variant.
func recallOf(origin, text string) (Recall, error) {
	columns := strings.Split(text, ";")
	if len(columns) < 7 || !versionText.MatchString(columns[0]) {
		return Recall{}, errForeign
	}
	columns = append(columns, "", "")
	generatedAt, err := strconv.ParseInt(columns[1], 10, 64)
	if err != nil {
		return Recall{}, errForeign
	}
	items, err := itemsOf(columns[2:8])
	return Recall{origin, columns[0], generatedAt, items, columns[8]}, err
}

func itemsOf(columns []string) ([]RecalledItem, error) {
	marks := []rune(columns[4])
	if len(marks) == 0 {
		if columns[0]+columns[2]+columns[3] != "" {
			return nil, errForeign
		}
		return nil, nil
	}
	ids, falls, sets := strings.Split(columns[0], ","), strings.Split(columns[2], ","), strings.Split(columns[3], ",")
	decimals, err := strconv.Atoi(columns[1])
	if err != nil || len(ids) != len(marks) || len(falls) != len(marks) {
		return nil, errForeign
	}
	items := make([]RecalledItem, len(marks))
	var score int64
	for i, mark := range marks {
		// The first score, then by how much each is lower than the one before.
		number, err := strconv.ParseInt(falls[i], 10, 64)
		if score -= number; i == 0 {
			score = number
		}
		set := int(mark - 'A')
		if err != nil || set < 0 || set >= len(sets) {
			return nil, errForeign
		}
		item, err := decoded(ids[i])
		if err != nil {
			return nil, err
		}
		channels, err := decoded(sets[set])
		if err != nil {
			return nil, err
		}
		items[i] = RecalledItem{item, scaled(score, decimals), channels, 1}
	}
	return items, addPropensities(columns[5], items)
}

// scaled is the float nearest to the decimal number, which only dividing by a whole power of ten gives.
func scaled(score int64, decimals int) float64 {
	if decimals < 0 {
		return float64(score) * math.Pow10(-decimals)
	}
	return float64(score) / math.Pow10(decimals)
}

// addPropensities reads place:millionths of the explored places, from 1.
func addPropensities(column string, items []RecalledItem) error {
	if column == "" {
		return nil
	}
	for _, each := range strings.Split(column, ",") {
		place, millionths, _ := strings.Cut(each, ":")
		at, err := strconv.Atoi(place)
		if err != nil {
			return errForeign
		}
		number, err := strconv.ParseInt(millionths, 10, 64)
		if err != nil {
			return errForeign
		}
		if at >= 1 && at <= len(items) {
			items[at-1].Propensity = float64(number) / 1e6
		}
	}
	return nil
}

// profile is what is known of a user.
type profile struct {
	cluster string
	segment string
	// Ends of the mutes, epoch milliseconds; the highest number for a mute without an end.
	mutesUntil []int64
}

// profileOf reads cluster;centreVersion;next clusters;top tags;asOfMs;segment;mutes; nil for another text.
func profileOf(text string) *profile {
	parts := strings.Split(text, ";")
	if len(parts) < 4 || !isCluster(parts[0]) {
		return nil
	}
	parts = append(parts, "", "", "")
	known := &profile{cluster: parts[0], segment: parts[5]}
	for _, mute := range strings.Split(parts[6], ",") {
		words := strings.Split(mute, ":")
		if words[0] != "author" && words[0] != "category" && words[0] != "tag" {
			continue
		}
		until := int64(math.MaxInt64)
		if len(words) > 2 {
			var err error
			if until, err = strconv.ParseInt(words[2], 10, 64); err != nil {
				return nil
			}
		}
		known.mutesUntil = append(known.mutesUntil, until)
	}
	return known
}

func isCluster(text string) bool {
	_, err := strconv.ParseInt(text, 10, 32)
	return err == nil
}

// summary has the shares of tags in a cluster.
type summary struct {
	generatedAtMillis int64
	shares            map[string]float32
}

// summaryOf reads generatedAtMs;members;tag:share,…; nil for another text.
func summaryOf(text string) *summary {
	parts := strings.Split(text, ";")
	if len(parts) != 3 {
		return nil
	}
	generatedAt, err := strconv.ParseInt(parts[0], 10, 64)
	if err != nil {
		return nil
	}
	known := &summary{generatedAt, map[string]float32{}}
	if parts[2] == "" {
		return known
	}
	for _, each := range strings.Split(parts[2], ",") {
		tag, share, _ := strings.Cut(each, ":")
		name, err := decoded(tag)
		if err != nil {
			return nil
		}
		// In single precision as in Eddy's own reader; else a tie could end otherwise.
		number, err := strconv.ParseFloat(share, 32)
		if err != nil {
			return nil
		}
		known.shares[name] = float32(number)
	}
	return known
}

// bestCluster has the largest sum of shares of the tags, and the lowest number among equals. A tag counts more the fewer clusters
// have it.
func bestCluster(summaries map[int]*summary, tags []string) (best int, isFound bool) {
	scores := map[int]float64{}
	for _, tag := range tags {
		having := 0
		for _, each := range summaries {
			if _, has := each.shares[tag]; has {
				having++
			}
		}
		rarity := math.Log1p(float64(len(summaries)) / float64(having))
		for cluster, each := range summaries {
			if share, has := each.shares[tag]; has {
				scores[cluster] += float64(share) * rarity
			}
		}
	}
	for cluster, score := range scores {
		if !isFound || score > scores[best] || (score == scores[best] && cluster < best) {
			best, isFound = cluster, true
		}
	}
	return best, isFound
}
