"""How the bot is, for the tools of an operator: GET /health/live and GET /health/ready."""

import asyncio
from http import HTTPStatus

import aiohttp
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json
from sqlalchemy import select

from donorguide.conversations import StoreError, store_at
from donorguide.settings import load_settings

READY, DOWN = "ready", "down"
PATIENCE = 1.0  # seconds for each part


def add_health_routes(app: Sanic) -> None:
    """Adds both routes; `app.ctx.model` is loading, ready or failed from then on."""
    app.ctx.model = "loading"

    @app.get("/health/live")
    async def live(_: Request) -> HTTPResponse:
        """The process answers; a tool that gets nothing should start it again."""
        return json({"live": True})

    @app.get("/health/ready")
    async def ready(_: Request) -> HTTPResponse:
        """Every part answers; while one does not, visitors get less than they could."""
        actions, database = await asyncio.gather(_actions(), _database())
        parts = {"model": app.ctx.model, "actions": actions, "database": database}
        well = all(state == READY for state in parts.values())
        return json(parts, HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE)


async def _actions() -> str:
    address = f"http://127.0.0.1:{load_settings().action_port}/health"
    try:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout) as client, client.get(address) as answer:
            return READY if answer.status == HTTPStatus.OK else DOWN
    except (aiohttp.ClientError, TimeoutError):
        return DOWN


async def _database() -> str:
    store = store_at(load_settings().database)
    try:
        await asyncio.wait_for(store.use(lambda database: database.execute(select(1))), PATIENCE)
    except (StoreError, TimeoutError):
        return DOWN
    return READY
