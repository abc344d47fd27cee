package io.lightmill.dispatcher.replicas;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.lightmill.dispatcher.FakeStorage;
import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.endpoint.EndpointsConfig;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.runpod.RunPod;
import io.lightmill.dispatcher.settle.RetryRule;
import io.lightmill.dispatcher.storage.Storage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Makes replicas. They share settings, the database, the bucket and RunPod; nothing that a process has in memory. */
@Singleton
public final class Replicas {

    private static final Pattern SERVER = Pattern.compile("//([^:/]+):(\\d+)/");

    private final TransactionManager transactions;
    private final TransactionSynchronizationRegistry synchronizations;
    private final Endpoints endpoints;
    private final EndpointsConfig config;
    private final RetryRule retries;
    private final Tokens tokens;
    private final FakeStorage storage;
    private final ObjectMapper mapper;
    private final String url;
    private final String user;

    Replicas(
            TransactionManager transactions,
            TransactionSynchronizationRegistry synchronizations,
            Endpoints endpoints,
            EndpointsConfig config,
            RetryRule retries,
            Tokens tokens,
            @RestClient FakeStorage storage,
            ObjectMapper mapper,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user) {
        this.transactions = transactions;
        this.synchronizations = synchronizations;
        this.endpoints = endpoints;
        this.config = config;
        this.retries = retries;
        this.tokens = tokens;
        this.storage = storage;
        this.mapper = mapper;
        this.url = url;
        this.user = user;
    }

    /** One that does nothing by itself yet. */
    public Replica make(RunPod runPod) {
        Matcher server = SERVER.matcher(url);
        if (!server.find()) {
            throw new IllegalStateException("no host and port in " + url);
        }
        Line line = new Line(server.group(1), Integer.parseInt(server.group(2)));
        AgroalDataSource pool = pool(server.replaceFirst("//127.0.0.1:" + line.port() + "/"));
        Graph graph = new Graph()
                .with(DataSource.class, pool)
                .with(AgroalDataSource.class, pool)
                .with(TransactionSynchronizationRegistry.class, synchronizations)
                .with(Endpoints.class, endpoints)
                .with(EndpointsConfig.class, config)
                .with(RetryRule.class, retries)
                .with(Tokens.class, tokens)
                .with(Storage.class, storage)
                .with(ObjectMapper.class, mapper)
                .with(InstantSource.class, InstantSource.system())
                .with(MeterRegistry.class, new SimpleMeterRegistry())
                .with(Background.class, new Background(true))
                .with(UUID.class, UUID.randomUUID());
        Replica replica = new Replica(graph, line, pool);
        graph.with(RunPod.class, replica.speaking(runPod));
        return replica;
    }

    private AgroalDataSource pool(String throughLine) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(8)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .exceptionSorter(new MySQLExceptionSorter())
                            .transactionIntegration(new NarayanaTransactionIntegration(transactions, synchronizations))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(throughLine)
                                    .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword("")))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
