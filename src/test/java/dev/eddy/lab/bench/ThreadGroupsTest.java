package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadGroupsTest {
    @ParameterizedTest
    @CsvSource({
        "G1 Refine#0, collector",
        "GC Thread#1, collector",
        "C2 CompilerThre, compiler",
        "C2 CompilerThread0, compiler",
        "rocksdb:low, rocksdb",
        "OutputFlusher for update-users, flushers",
        "data-plane-kafka-request-handler-3, broker",
        "refresh (1/2)#0, refresh",
        "Source: items-source -> parse-items (1/2)#0, sources",
        "Source Data Fetcher for Source: items-source, fetchers",
        "serve-shared: Writer (1/1)#0, serve-shared"
    })
    void aThreadIsNamedAfterWhatItDoes(String thread, String group) {
        assertThat(ThreadGroups.of(thread)).isEqualTo(group);
    }
}
