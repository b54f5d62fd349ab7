"""A line lets one go on at a time, in order, and leaves nothing behind."""

import asyncio

from addons.lines import Lines


def test_those_in_a_line_go_on_one_at_a_time_and_in_order() -> None:
    lines, served = Lines(), []

    async def one(number: int) -> None:
        with lines.standing("anna"):
            async with lines["anna"]:
                served.append(number)
                await asyncio.sleep(0)
                assert served[-1] == number

    async def all_at_once() -> None:
        tasks = [asyncio.ensure_future(one(number)) for number in range(20)]
        await asyncio.sleep(0)
        assert lines.length("anna") == 20
        await asyncio.gather(*tasks)

    asyncio.run(all_at_once())

    assert served == list(range(20))
    assert lines.length("anna") == 0
    assert vars(Lines()) == vars(lines)
