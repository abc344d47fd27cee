package io.lightmill.stack.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One picture: a sky, hills, and a few shapes above them, all drawn from its number.
 *
 * @param random what decides
 * @param hue the picture's leading colour, 0 to 1
 */
record Drawing(int width, int height, RandomGenerator random, float hue) {

    private static final int[][] SIZES = {{640, 480}, {512, 512}, {480, 640}, {768, 432}};
    /** Its turns of the colour circle never meet, so that no two pictures look alike. */
    private static final double GOLDEN = 0.618033988749895;

    static Drawing of(int number) {
        int[] size = SIZES[number % SIZES.length];
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
        return new Drawing(size[0], size[1], random, (float) (number * GOLDEN % 1));
    }

    BufferedImage paint() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sky(canvas);
        sun(canvas);
        for (int layer = 0; layer < 3; layer++) {
            hills(canvas, layer);
        }
        int shapes = 4 + random.nextInt(6);
        for (int i = 0; i < shapes; i++) {
            shape(canvas);
        }
        canvas.dispose();
        return picture;
    }

    private void sky(Graphics2D canvas) {
        canvas.setPaint(new GradientPaint(0, 0, colour(0, 0.55f, 0.95f), width / 3f, height, colour(0.12, 0.35f, 1f)));
        canvas.fillRect(0, 0, width, height);
    }

    private void sun(Graphics2D canvas) {
        double radius = width * (0.06 + random.nextDouble() * 0.08);
        double x = random.nextDouble() * (width - 2 * radius);
        double y = random.nextDouble() * height * 0.3;
        canvas.setPaint(colour(0.5, 0.15f, 1f));
        canvas.fill(new Ellipse2D.Double(x, y, 2 * radius, 2 * radius));
    }

    private void hills(Graphics2D canvas, int layer) {
        double base = height * (0.55 + 0.14 * layer);
        double wave = 40 + random.nextDouble() * 90;
        double phase = random.nextDouble() * Math.TAU;
        Path2D hills = new Path2D.Double();
        hills.moveTo(0, height);
        for (int x = 0; x <= width; x += 4) {
            hills.lineTo(x, base + Math.sin(phase + x / wave) * height * 0.05);
        }
        hills.lineTo(width, height);
        hills.closePath();
        canvas.setPaint(colour(0.35 + 0.05 * layer, 0.5f, 0.7f - 0.18f * layer));
        canvas.fill(hills);
    }

    private void shape(Graphics2D canvas) {
        double size = width * (0.05 + random.nextDouble() * 0.12);
        AffineTransform place = AffineTransform.getTranslateInstance(
                random.nextDouble() * width, height * (0.2 + random.nextDouble() * 0.7));
        place.rotate(random.nextDouble() * Math.TAU);
        Shape placed = place.createTransformedShape(outline(random.nextInt(3), size));
        canvas.setPaint(colour(random.nextDouble(), 0.75f, 0.9f));
        canvas.fill(placed);
        canvas.setStroke(new BasicStroke(2));
        canvas.setPaint(colour(random.nextDouble(), 0.6f, 0.35f));
        canvas.draw(placed);
    }

    private static Shape outline(int kind, double size) {
        return switch (kind) {
            case 0 -> new Ellipse2D.Double(-size / 2, -size / 3, size, size / 1.5);
            case 1 -> new RoundRectangle2D.Double(-size / 2, -size / 2, size, size, size / 4, size / 4);
            default -> star(size / 2);
        };
    }

    private static Shape star(double radius) {
        Path2D star = new Path2D.Double();
        for (int corner = 0; corner < 10; corner++) {
            double reach = corner % 2 == 0 ? radius : radius / 2.4;
            double angle = Math.PI * corner / 5;
            if (corner == 0) {
                star.moveTo(reach, 0);
            } else {
                star.lineTo(reach * Math.cos(angle), reach * Math.sin(angle));
            }
        }
        star.closePath();
        return star;
    }

    private Color colour(double turn, float saturation, float brightness) {
        return Color.getHSBColor((float) (hue + turn), saturation, brightness);
    }
}
