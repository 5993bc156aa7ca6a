package recall

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"reflect"
	"strings"
	"testing"
	"time"
)

const (
	version = "000000000000.000000000007.000000000000"
	far     = "9999999999999"
)

func text(items ...string) string {
	falls := "2500" + strings.Repeat(",500", len(items)-1)
	return version + ";" + far + ";" + strings.Join(items, ",") + ";3;" + falls + ";ui,h;A" + strings.Repeat("B", len(items)-1)
}

// fakeRedis has hashes by their keys, and items that are down; a key with nil is of another type.
type fakeRedis struct {
	hashes     map[string]map[string]string
	down       map[string]bool
	roundTrips int
}

func (f *fakeRedis) Do(_ context.Context, commands ...[]string) ([]any, error) {
	f.roundTrips++
	replies := make([]any, len(commands))
	for i, command := range commands {
		replies[i] = f.reply(command[0], command[1], command[2:])
	}
	return replies, nil
}

func (f *fakeRedis) reply(name, key string, arguments []string) any {
	values := make([]any, 0)
	if name == "ZMSCORE" {
		for _, member := range arguments {
			if f.down[member] {
				values = append(values, "1")
			} else {
				values = append(values, nil)
			}
		}
		return values
	}
	hash, isThere := f.hashes[key]
	if isThere && hash == nil {
		return RedisError("WRONGTYPE Operation against a key")
	}
	if name == "HGETALL" {
		for field, value := range hash {
			values = append(values, field, value)
		}
		return values
	}
	for _, field := range arguments {
		if value, isThere := hash[field]; isThere {
			values = append(values, value)
		} else {
			values = append(values, nil)
		}
	}
	return values
}

func merged(text string) map[string]string {
	return map[string]string{"merged": text}
}

func ids(recall Recall) string {
	var ids []string
	for _, each := range recall.Candidates {
		ids = append(ids, each.ItemID)
	}
	return strings.Join(ids, " ")
}

func recallOfUser(t *testing.T, redis *fakeRedis, user string, alike Alike) Recall {
	t.Helper()
	recall, err := NewReader(redis, ReaderOptions{}).Recall(context.Background(), user, alike)
	equal(t, err, nil)
	return recall
}

func TestTheOwnListComesWithoutItemsTakenDown(t *testing.T) {
	redis := &fakeRedis{
		hashes: map[string]map[string]string{"rc:u:a%2Fb": merged(text("jazz%2C%20live", "gone", "%E9%8D%B5"))},
		down:   map[string]bool{"gone": true},
	}
	equal(t, recallOfUser(t, redis, "a/b", Alike{}), Recall{
		"user", version, 9999999999999, []RecalledItem{{"jazz, live", 2.5, "ui", 1}, {"鍵", 1.5, "h", 1}}, "",
	})
	equal(t, redis.roundTrips, 2)
}

func TestAnAnonymousIdHasTheListOfTheUser(t *testing.T) {
	redis := &fakeRedis{hashes: map[string]map[string]string{
		"rc:u:x":       {"merged": version + ";1;;0;;;", "merged-into": "ann%20b"},
		"rc:u:ann%20b": merged(text("i1")), "rc:hot": merged(text("hot")),
	}}
	equal(t, ids(recallOfUser(t, redis, "x", Alike{})), "i1")
	delete(redis.hashes, "rc:u:ann%20b")
	equal(t, ids(recallOfUser(t, redis, "x", Alike{})), "hot")
}

func TestOthersHaveListsForAUserWithoutOne(t *testing.T) {
	redis := &fakeRedis{hashes: map[string]map[string]string{
		"rc:u:x":             {"profile": "7;3;8,9;jazz;950;loyal"},
		"rc:clusters":        {"4": far + ";2;jazz:.5", "5": far + ";2;jazz:.2,live:.1", "6": "foreign"},
		"rc:c:4":             merged(text("of-4")),
		"rc:c:7":             merged(text("of-7")),
		"rc:g:country%3Dde":  merged(text("of-de")),
		"rc:g:segment-loyal": merged(text("of-loyal")),
		"rc:hot":             merged(text("hot")),
	}}
	alike := Alike{Tags: []string{"jazz"}, Attributes: []Attribute{{"country", "de"}}}
	for _, each := range [][3]string{
		{"rc:c:4", "cluster", "of-4"}, {"rc:c:7", "cluster", "of-7"}, {"rc:g:country%3Dde", "group", "of-de"},
		{"rc:g:segment-loyal", "group", "of-loyal"}, {"rc:hot", "everybody", "hot"},
	} {
		recall := recallOfUser(t, redis, "x", alike)
		equal(t, []string{recall.Origin, ids(recall)}, each[1:])
		redis.hashes[each[0]] = nil
	}
	equal(t, recallOfUser(t, redis, "x", alike), nothing())
}

func TestAUserWhoMutesGetsNoListOfOthers(t *testing.T) {
	for mute, expected := range map[string]string{"author:a": "", "author:a:1": "hot", "tag:a:" + far: "", "mood:a": "hot"} {
		redis := &fakeRedis{hashes: map[string]map[string]string{
			"rc:u:x": {"profile": "7;3;8,9;jazz;950;loyal;" + mute}, "rc:hot": merged(text("hot")),
		}}
		equal(t, ids(recallOfUser(t, redis, "x", Alike{})), expected)
	}
}

func TestOldAndForeignListsCountAsMissing(t *testing.T) {
	old := strings.Replace(text("old"), far, "1000", 1)
	for _, own := range []map[string]string{nil, merged(old), merged("somebody else's")} {
		redis := &fakeRedis{hashes: map[string]map[string]string{"rc:u:x": own, "rc:hot": merged(text("hot"))}}
		equal(t, ids(recallOfUser(t, redis, "x", Alike{})), "hot")
	}
}

func TestAListWithAllItemsDownCountsAsMissing(t *testing.T) {
	redis := &fakeRedis{
		hashes: map[string]map[string]string{"rc:u:x": merged(text("gone")), "rc:hot": merged(text("hot"))},
		down:   map[string]bool{"gone": true},
	}
	equal(t, ids(recallOfUser(t, redis, "x", Alike{})), "hot")
}

func TestSharedListsAreKeptForAMoment(t *testing.T) {
	redis := &fakeRedis{hashes: map[string]map[string]string{"rc:hot": merged(text("before"))}}
	reader, now := NewReader(redis, ReaderOptions{}), time.Unix(1_000, 0)
	reader.now = func() time.Time { return now }
	for _, expected := range []string{"before", "before", "after"} {
		recall, err := reader.Recall(context.Background(), "x", Alike{})
		equal(t, err, nil)
		equal(t, ids(recall), expected)
		redis.hashes["rc:hot"] = merged(text("after"))
		if redis.roundTrips > 3 {
			now = now.Add(time.Second)
		}
	}
}

func TestManyUsersTakeFewRoundTrips(t *testing.T) {
	redis := &fakeRedis{hashes: map[string]map[string]string{"rc:u:1": merged(text("own")), "rc:hot": merged(text("hot"))}}
	var users []string
	for user := 0; user < 100; user++ {
		users = append(users, fmt.Sprint(user))
	}
	recalls, err := NewReader(redis, ReaderOptions{}).RecallAll(context.Background(), users)
	equal(t, err, nil)
	equal(t, []string{ids(recalls["1"]), ids(recalls["99"])}, []string{"own", "hot"})
	equal(t, redis.roundTrips, 4)
}

func TestSimilarItemsAndClusters(t *testing.T) {
	redis := &fakeRedis{hashes: map[string]map[string]string{"rc:i:a%2Cb": merged(text("like")), "rc:hot": merged(text("hot"))}}
	reader := NewReader(redis, ReaderOptions{})
	recall, err := reader.RecallSimilar(context.Background(), "a,b")
	equal(t, []any{recall.Origin, ids(recall), err}, []any{"item", "like", nil})
	recall, err = reader.RecallSimilar(context.Background(), "other")
	equal(t, []any{recall, err}, []any{nothing(), nil})
	recall, err = reader.RecallOfCluster(context.Background(), 3)
	equal(t, []any{ids(recall), err}, []any{"hot", nil})
}

func TestLaterColumnsAreReadOrIgnored(t *testing.T) {
	recall, err := recallOf("user", text("a", "b")+";2:32500;varied;of a later version")
	equal(t, err, nil)
	equal(t, recall.Variant, "varied")
	equal(t, []float64{recall.Candidates[0].Propensity, recall.Candidates[1].Propensity}, []float64{1, .0325})
}

func TestOtherTextsAreNoLists(t *testing.T) {
	two := text("a", "b")
	for _, wrong := range []string{
		"", "1;2;3", strings.Replace(two, "AB", "A", 1), strings.Replace(two, "AB", "AZ", 1), strings.Replace(two, "AB", "A!", 1),
		text("a b"), text("a%F"), text("%FF"), strings.Replace(two, "2500", "x", 1), strings.Replace(two, version, "1", 1),
		version + ";1;a;0;;;",
	} {
		if recall, err := recallOf("user", wrong); err == nil {
			t.Errorf("%s is %v", wrong, recall)
		}
	}
}

func TestARareTagCountsMore(t *testing.T) {
	summaries := map[int]*summary{}
	for cluster, text := range []string{"1;1;rock:.6", "1;1;rock:.5,polka:.4", "1;1;rock:.5", "1;1;jazz:.9"} {
		summaries[cluster] = summaryOf(text)
	}
	best, isFound := bestCluster(summaries, []string{"rock", "polka"})
	equal(t, []any{best, isFound}, []any{1, true})
	best, isFound = bestCluster(summaries, []string{"rock"})
	equal(t, []any{best, isFound}, []any{0, true})
	_, isFound = bestCluster(summaries, []string{"unknown"})
	equal(t, isFound, false)
}

func TestRepliesOfRedis(t *testing.T) {
	for text, expected := range map[string]any{
		"+OK\r\n": "OK", ":7\r\n": int64(7), "$5\r\na\r\nbc\r\n": "a\r\nbc", "$-1\r\n": nil, "*-1\r\n": nil,
		"*3\r\n$1\r\na\r\n$-1\r\n*1\r\n:1\r\n": []any{"a", nil, []any{int64(1)}}, "-ERR no\r\n": RedisError("ERR no"),
	} {
		reply, err := readReply(bufio.NewReader(strings.NewReader(text)))
		if err != nil || !reflect.DeepEqual(reply, expected) {
			t.Errorf("%q: %v, %v", text, reply, err)
		}
	}
	for _, wrong := range []string{"", "\r\n", "?\r\n", "$x\r\n", "$5\r\nab", "*2\r\n:1\r\n", "$999999999999\r\n"} {
		if reply, err := readReply(bufio.NewReader(strings.NewReader(wrong))); err == nil {
			t.Errorf("%q is %v", wrong, reply)
		}
	}
}

// aRedis takes connections, and answers each command by a line of its own, or with silence.
func aRedis(t *testing.T, serve func(net.Conn, *bufio.Reader)) *SingleRedis {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	equal(t, err, nil)
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go serve(connection, bufio.NewReader(connection))
		}
	}()
	redis := NewRedis(RedisOptions{Address: listener.Addr().String(), Timeout: 100 * time.Millisecond, Connections: 1})
	t.Cleanup(redis.Close)
	return redis
}

func TestARedisThatIsSilentIsAnErrorInBoundedTime(t *testing.T) {
	redis := aRedis(t, func(net.Conn, *bufio.Reader) {})
	for i := 0; i < 2; i++ {
		_, err := redis.Do(context.Background(), []string{"PING"})
		var timeout net.Error
		equal(t, errors.As(err, &timeout) && timeout.Timeout(), true)
	}
}

func TestAConnectionThatRedisClosedIsMadeAgain(t *testing.T) {
	redis := aRedis(t, func(connection net.Conn, reader *bufio.Reader) {
		defer connection.Close()
		// One command of one word, then the end.
		for i := 0; i < 3; i++ {
			if _, err := reader.ReadString('\n'); err != nil {
				return
			}
		}
		fmt.Fprint(connection, "+PONG\r\n")
	})
	for i := 0; i < 3; i++ {
		replies, err := redis.Do(context.Background(), []string{"PING"})
		equal(t, []any{replies, err}, []any{[]any{"PONG"}, nil})
	}
}

func TestACommandEndsWithItsContext(t *testing.T) {
	redis := aRedis(t, func(net.Conn, *bufio.Reader) {})
	redis.options.Timeout = time.Hour
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		_, err := redis.Do(ctx, []string{"PING"})
		ended <- err
	}()
	cancel()
	equal(t, errors.Is(<-ended, context.Canceled), true)
}
