package dev.eddy.client.jedis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.RedisOptions;
import dev.eddy.serving.Secured;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

class RedisFailureTest {
    private static final RedisOptions SINGLE = Secured.at("here:1").options();
    private static final RedisOptions CLUSTER = Secured.at("here:1").cluster().options();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOADING Redis is loading the dataset in memory",
                "OOM command not allowed when used memory > 'maxmemory'.",
                "ERR Error running script (call to f_1): @user_script:14: -OOM command not allowed",
                "MISCONF Redis is configured to save RDB snapshots",
                "CLUSTERDOWN The cluster is down"
            })
    void temporaryAnswersAreNoRefusal(String answer) {
        assertThat(RedisFailure.refusal(SINGLE, new JedisDataException(answer))).isEmpty();
    }

    @Test
    void aConnectionThatBreaksIsNoRefusalWithTlsEither() {
        var reset = new SSLException("Connection reset", new SocketException("Connection reset"));
        assertThat(RedisFailure.refusal(SINGLE, new JedisConnectionException(reset)))
                .isEmpty();
        var untrusted = new SSLHandshakeException("unable to find valid certification path");
        assertThat(RedisFailure.refusal(SINGLE, new JedisConnectionException(untrusted)))
                .contains("Redis at here:1 can't be used: unable to find valid certification path;"
                        + " see redis.tls, redis.trust-store and redis.key-store");
    }

    @Test
    void aKeyThatMovesIsAWrongModeOnlyForASingleServer() {
        var moved = new JedisMovedDataException("MOVED 7 there:2", new HostAndPort("there", 2), 7);
        assertThat(RedisFailure.refusal(SINGLE, moved))
                .hasValueSatisfying(line -> assertThat(line).contains("set redis.mode to cluster"));
        assertThat(RedisFailure.refusal(CLUSTER, moved)).isEmpty();
    }

    @Test
    void anAnswerOfSeveralLinesIsOne() {
        assertThat(RedisFailure.refusal(SINGLE, new JedisDataException("ERR one\ntwo.")))
                .hasValueSatisfying(line -> assertThat(line).contains("ERR one two; see redis.mode"));
    }
}
