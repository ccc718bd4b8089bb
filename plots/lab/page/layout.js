/** Where the units of a network stand: the centre in the middle, local governments in a ring around it, the units of each
 * as seeds of a sunflower (Vogel 1979). The same world has the same places in both scenarios. */

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const GAP = 0.9; // between neighbouring discs, in distances of units

const radius = count => Math.sqrt(count);

/** Places in a square from −1 to 1: {places: [[x, y], …] by unit, discs: [{government, x, y, r}, …]}. */
export function networkLayout(governments) {
    const members = new Map();
    governments.forEach((government, unit) => members.set(government, [...members.get(government) ?? [], unit]));
    const [centre, ...ring] = [...members.keys()].sort((a, b) => a - b);
    const around = ring.reduce((sum, government) => sum + 2 * (radius(members.get(government).length) + GAP), 0);
    const largest = Math.max(0, ...ring.map(government => radius(members.get(government).length)));
    const core = radius(members.get(centre).length);
    const distance = Math.max(core + 2 * GAP + largest, around / (2 * Math.PI));
    const discs = [{government: centre, x: 0, y: 0, r: core}];
    let angle = -Math.PI / 2;
    for (const government of ring) {
        const r = radius(members.get(government).length), half = (r + GAP) / around * 2 * Math.PI;
        angle += half;
        discs.push({government, x: distance * Math.cos(angle), y: distance * Math.sin(angle), r});
        angle += half;
    }
    const whole = ring.length === 0 ? core + GAP : distance + largest + GAP;
    const places = [];
    for (const disc of discs) {
        members.get(disc.government).forEach((unit, k) => {
            const out = Math.sqrt(k + 0.5), turn = k * GOLDEN;
            places[unit] = [(disc.x + out * Math.cos(turn)) / whole, (disc.y + out * Math.sin(turn)) / whole];
        });
        disc.x /= whole;
        disc.y /= whole;
        disc.r /= whole;
    }
    return {places, discs};
}
