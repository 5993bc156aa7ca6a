/**
 * Everything around the job that it takes to try, test and measure it on one machine: an embedded broker and Flink
 * cluster, a synthetic world to replay, publishing and draining of topics. It sees every other package but {@code tools};
 * of them only {@code tools} sees it.
 */
package dev.eddy.lab;
