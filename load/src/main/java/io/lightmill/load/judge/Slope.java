package io.lightmill.load.judge;

import java.util.List;

/**
 * A straight line through points, by least squares.
 *
 * @param perUnit how much y grows with one of x
 * @param error standard error of that, as if the points were independent
 * @param mean of y
 */
public record Slope(double perUnit, double error, double mean) {

    /** One point. */
    public record Point(double x, double y) {}

    /**
     * Through at least three points that do not all have the same x.
     *
     * @throws IllegalArgumentException when there are fewer
     */
    public static Slope through(List<Point> points) {
        double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double spread =
                points.stream().mapToDouble(point -> square(point.x() - meanX)).sum();
        if (points.size() < 3 || spread == 0) {
            throw new IllegalArgumentException("no line through " + points.size() + " points");
        }
        double slope = points.stream()
                        .mapToDouble(point -> (point.x() - meanX) * (point.y() - meanY))
                        .sum()
                / spread;
        double rest = points.stream()
                .mapToDouble(point -> square(point.y() - meanY - slope * (point.x() - meanX)))
                .sum();
        return new Slope(slope, Math.sqrt(rest / (points.size() - 2) / spread), meanY);
    }

    private static double square(double value) {
        return value * value;
    }
}
