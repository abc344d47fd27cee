package io.lightmill.load.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void every_list_has_a_name_and_an_address_of_its_own() {
        UUID id = new UUID(1, 2);
        Listing.Place place = new Listing.Place(Instant.EPOCH, id, id, id, 7);

        assertThat(Listing.all()).extracting(Listing::name).doesNotHaveDuplicates();
        assertThat(Listing.all())
                .extracting(listing -> URI.create(listing.address().of(place)).toString())
                .doesNotHaveDuplicates()
                .allMatch(path -> path.startsWith("/api/") && path.contains("limit=50"));
    }
}
