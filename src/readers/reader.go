// Reads a user's list: go run reader.go HOST:PORT USER. Needs nothing but Go; with a Redis client, ask is its HGet, HMGet and ZMScore.
package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"
)

type candidate struct {
	item     string
	score    float64
	channels string
}

// recall gives the candidates of the user, else of the one this user was merged into, else everybody's, without items taken
// down, best first.
func recall(redis *bufio.ReadWriter, user, prefix string) (left []candidate) {
	key := prefix + ":u:" + strings.ReplaceAll(url.QueryEscape(user), "+", "%20")
	own := append(ask(redis, "HMGET", key, "merged", "merged-into"), "", "")
	text, other := own[0], own[1]
	if other != "" && !filled(text) {
		text = merged(redis, prefix+":u:"+other)
	}
	if !filled(text) {
		text = merged(redis, prefix+":hot")
	}
	if !filled(text) {
		return nil
	}
	columns := strings.Split(text, ";") // version;madeAtMillis;ids;decimals;scores;sets;marks
	ids, falls, sets, marks := strings.Split(columns[2], ","), strings.Split(columns[4], ","), strings.Split(columns[5], ","), []rune(columns[6])
	decimals, _ := strconv.Atoi(columns[3])
	down := append(ask(redis, append([]string{"ZMSCORE", prefix + ":down"}, ids...)...), make([]string, len(ids))...)
	score := 0
	for i, mark := range marks {
		// The first score, then by how much each is lower than the one before.
		number, _ := strconv.Atoi(falls[i])
		if score -= number; i == 0 {
			score = number
		}
		if item, _ := url.PathUnescape(ids[i]); down[i] == "" {
			left = append(left, candidate{item, float64(score) / math.Pow10(decimals), sets[mark-'A']})
		}
	}
	return left
}

// merged gives the text of a list, an empty one when there is no list.
func merged(redis *bufio.ReadWriter, key string) string {
	return append(ask(redis, "HGET", key, "merged"), "")[0]
}

// filled tells whether there is a list and it has items.
func filled(text string) bool {
	return text != "" && !strings.HasSuffix(text, ";")
}

// ask sends a command and returns the texts of its answer: none for nil or a value of another type, an empty one for nil in an array.
func ask(redis *bufio.ReadWriter, words ...string) (texts []string) {
	fmt.Fprintf(redis, "*%d\r\n", len(words))
	for _, word := range words {
		fmt.Fprintf(redis, "$%d\r\n%s\r\n", len(word), word)
	}
	redis.Flush()
	for left, inArray := 1, false; left > 0; left-- {
		head, err := redis.ReadString('\n')
		if strings.HasPrefix(head, "-WRONGTYPE") {
			return nil
		}
		if err != nil || head[0] == '-' {
			panic(fmt.Sprint("redis: ", head, err))
		}
		size, _ := strconv.Atoi(strings.TrimSpace(head[1:]))
		if head[0] == '*' {
			left, inArray = left+size, true
		} else if size < 0 && inArray {
			texts = append(texts, "")
		} else if size >= 0 {
			text := make([]byte, size+2)
			if _, err := io.ReadFull(redis, text); err != nil {
				panic(err)
			}
			texts = append(texts, string(text[:size]))
		}
	}
	return texts
}

func main() {
	connection, err := net.Dial("tcp", os.Args[1])
	if err != nil {
		panic(err)
	}
	redis := bufio.NewReadWriter(bufio.NewReader(connection), bufio.NewWriter(connection))
	for _, c := range recall(redis, os.Args[2], "rc") {
		fmt.Printf("%s\t%v\t%s\n", c.item, c.score, c.channels)
	}
}
