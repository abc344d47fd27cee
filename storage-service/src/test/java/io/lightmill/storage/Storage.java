package io.lightmill.storage;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The service under test, as its callers meet it. */
@ApplicationScoped
public class Storage {

    private static final String GATEWAY = "http://gateway.test";

    private final ServiceTokens tokens;
    private final ObjectStore store;
    private final AgroalDataSource database;

    Storage(ServiceTokens tokens, ObjectStore store, AgroalDataSource database) {
        this.tokens = tokens;
        this.store = store;
        this.database = database;
    }

    public RequestSpecification as(UUID user) {
        return given().header("Authorization", "Bearer " + tokens.forUser(user)).contentType(ContentType.JSON);
    }

    public RequestSpecification asService() {
        return given().header("Authorization", "Bearer " + tokens.forService()).contentType(ContentType.JSON);
    }

    /** Sends with a ticket, as if through the gateway; the status. */
    public int put(Ticket ticket, byte[] bytes) {
        return given().urlEncodingEnabled(false)
                .body(bytes)
                .put(ticket.url().substring(GATEWAY.length()))
                .statusCode();
    }

    public void store(ObjectKey key, byte[] bytes) {
        store.put(key, new ByteArrayInputStream(bytes));
    }

    public boolean holds(ObjectKey key) {
        return store.head(key).isPresent();
    }

    /** Bodies of the events of a topic for a key, in order. */
    public List<String> said(String topic, UUID key) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select body from outbox where topic = ? and record_key = ? order by id")) {
            statement.setString(1, topic);
            statement.setString(2, key.toString());
            List<String> bodies = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    bodies.add(rows.getString(1));
                }
            }
            return bodies;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
